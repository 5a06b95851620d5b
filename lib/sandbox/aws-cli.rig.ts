import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { StartedSandbox } from './start-sandbox.ts';

const run = promisify(execFile);

/** Network activity events came to the AWS CLI with 1.36 and 2.22; these are the oldest that were tried. */
const OLDEST: Readonly<Record<string, number>> = { '1': 42, '2': 24 };

/** For tests with an independent client: its parser and its signer share no code with the SDK for JavaScript. */
export function findReasonToSkipAwsCli(): string | undefined {
  const found = spawnSync('aws', ['--version'], { encoding: 'utf8' });
  if (found.error !== undefined || found.status !== 0) return 'aws is not on PATH';
  const [, major = '', minor = ''] = /aws-cli\/(\d+)\.(\d+)/.exec(found.stdout) ?? [];
  const oldest = OLDEST[major];
  return oldest !== undefined && Number(minor) >= oldest
    ? undefined
    : `aws ${major}.${minor} is older than 1.42 or 2.24`;
}

/** What the command wrote to stdout. Rejects, with its stderr in the message, where it fails. */
export async function runAws(
  sandbox: StartedSandbox,
  accountName: string,
  region: string,
  words: readonly string[],
): Promise<Buffer> {
  const account = sandbox.accounts.find(({ name }) => name === accountName);
  const { stdout } = await run('aws', [...words], {
    encoding: 'buffer',
    env: {
      ...process.env,
      // Commands that call several services, validate-logs among them, do not pass --endpoint-url on.
      AWS_ENDPOINT_URL: sandbox.endpoint,
      AWS_ACCESS_KEY_ID: account?.accessKeyId,
      AWS_SECRET_ACCESS_KEY: account?.secretAccessKey,
      AWS_DEFAULT_REGION: region,
      AWS_REGION: region,
      AWS_DEFAULT_OUTPUT: 'json',
      AWS_PAGER: '',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    },
  });
  return stdout;
}
