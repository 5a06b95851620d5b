import { expect, test } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

const nonces = { scriptNonce: 'SCRIPT', styleNonce: 'STYLE' };

test('in production nothing inline runs without its nonce', () => {
  const policy = contentSecurityPolicy({ ...nonces, isDevelopment: false });
  expect(policy).not.toContain('unsafe-eval');
  expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe-inline');
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy).not.toContain('ws:');
});

test('the nonce for styles is not good for scripts', () => {
  const directives = contentSecurityPolicy({ ...nonces, isDevelopment: false }).split('; ');
  const script = directives.find((directive) => directive.startsWith('script-src '));
  const style = directives.find((directive) => directive.startsWith('style-src '));
  expect(script).toContain("'nonce-SCRIPT'");
  expect(script).not.toContain('STYLE');
  expect(style).toContain("'nonce-STYLE'");
  expect(style).not.toContain('SCRIPT');
});
