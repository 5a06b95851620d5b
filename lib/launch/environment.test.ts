import { expect, it } from 'vitest';
import { consoleEnvironment, sandboxEnvironment } from './environment.mjs';

const ENV = {
  HOME: '/home/someone',
  AWS_PROFILE: 'production',
  AWS_ACCESS_KEY_ID: 'AKIAREAL',
  AWS_SESSION_TOKEN: 'real',
  aws_secret_access_key: 'real',
  TRAILPOINT_SANDBOX: 'stale',
};
const CONSOLE = { root: '/r', env: ENV, host: '127.0.0.1', port: 3000, dataDir: '/d' };

it('gives the sandbox, and a console on it, no way to a real account', () => {
  for (const env of [sandboxEnvironment('/r', ENV), consoleEnvironment({ ...CONSOLE, sandboxLine: '{}' })]) {
    expect(JSON.stringify(env)).not.toMatch(/real|AKIA|production"?,"AWS/);
    expect(env).toMatchObject({ HOME: '/home/someone', AWS_EC2_METADATA_DISABLED: 'true' });
    expect(env.AWS_PROFILE).toBeUndefined();
  }
});

it('hands a real account on as it is', () => {
  const env = consoleEnvironment({ ...CONSOLE, sandboxLine: undefined });
  expect(env).toMatchObject({ AWS_PROFILE: 'production', AWS_SESSION_TOKEN: 'real', TRAILPOINT_MODE: 'aws' });
  expect(env.TRAILPOINT_SANDBOX).toBeUndefined();
});

it('answers to the address that it was told to listen on, and to the names it was given', () => {
  const hosts = (host: string, named?: string) =>
    consoleEnvironment({ ...CONSOLE, env: { TRAILPOINT_ALLOWED_HOSTS: named }, sandboxLine: '{}', host })
      .TRAILPOINT_ALLOWED_HOSTS;
  expect(hosts('127.0.0.1')).toBe('');
  expect(hosts('0.0.0.0', 'audit.example')).toBe('audit.example');
  expect(hosts('192.0.2.7', 'audit.example')).toBe('audit.example,192.0.2.7');
  expect(hosts('2001:db8::7')).toBe('[2001:db8::7]');
});
