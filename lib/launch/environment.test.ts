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
