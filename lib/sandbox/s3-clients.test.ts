import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const run = promisify(execFile);
const Bucket = 'payments-audit-trail-111122223333';

/** Clients that share no code with AWS's own: each has a signer of its own. */
function reasonToSkip(command: string): string | undefined {
  const found = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return found.error === undefined && found.status === 0 ? undefined : `${command} is not on PATH`;
}

let sandbox: StartedSandbox;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'trailpoint-s3-clients-'));
  sandbox = await startSandbox({ workloadSeconds: 0 });
  await writeFile(join(directory, 'sent'), 'x'.repeat(200_000));
});
afterAll(async () => {
  await sandbox.stop();
  await rm(directory, { recursive: true, force: true });
});

function keys() {
  const [account] = sandbox.accounts;
  if (account === undefined) throw new Error('The sandbox has no account.');
  return account;
}

const s3cmdReason = reasonToSkip('s3cmd');
describe.skipIf(s3cmdReason !== undefined)(`s3cmd ${s3cmdReason ?? ''}`, { timeout: 120_000 }, () => {
  async function s3cmd(...words: string[]): Promise<string> {
    const host = new URL(sandbox.endpoint).host;
    const { accessKeyId, secretAccessKey } = keys();
    const { stdout } = await run('s3cmd', [
      ...['--config', '/dev/null', '--no-ssl', '--host', host, '--host-bucket', host],
      ...['--access_key', accessKeyId, '--secret_key', secretAccessKey, ...words],
    ]);
    return stdout;
  }

  it('lists, puts and gets', async () => {
    expect(await s3cmd('ls')).toContain(`s3://${Bucket}`);
    const url = `s3://${Bucket}/s3cmd/tä st+(1).txt`;
    await s3cmd('put', join(directory, 'sent'), url);
    await s3cmd('get', url, join(directory, 'got-by-s3cmd'));
    expect(await readFile(join(directory, 'got-by-s3cmd'), 'utf8')).toBe('x'.repeat(200_000));
    expect(await s3cmd('ls', `s3://${Bucket}/s3cmd/`)).toContain('tä st+(1).txt');
  });
});

const rcloneReason = reasonToSkip('rclone');
describe.skipIf(rcloneReason !== undefined)(`rclone ${rcloneReason ?? ''}`, { timeout: 120_000 }, () => {
  async function rclone(...words: string[]): Promise<string> {
    const { AWS_CA_BUNDLE: _, ...env } = process.env;
    const { accessKeyId, secretAccessKey } = keys();
    const { stdout } = await run('rclone', ['--config', '/dev/null', '--retries', '1', ...words], {
      env: {
        ...env,
        RCLONE_CONFIG_SANDBOX_TYPE: 's3',
        RCLONE_CONFIG_SANDBOX_PROVIDER: 'Other',
        RCLONE_CONFIG_SANDBOX_ENDPOINT: sandbox.endpoint,
        RCLONE_CONFIG_SANDBOX_REGION: 'us-east-1',
        RCLONE_CONFIG_SANDBOX_ACCESS_KEY_ID: accessKeyId,
        RCLONE_CONFIG_SANDBOX_SECRET_ACCESS_KEY: secretAccessKey,
      },
    });
    return stdout;
  }

  it('lists, puts, gets and compares', async () => {
    expect(await rclone('lsd', 'sandbox:')).toContain(Bucket);
    await rclone('copyto', join(directory, 'sent'), `sandbox:${Bucket}/rclone/tä st+(1).txt`);
    expect(await rclone('cat', `sandbox:${Bucket}/rclone/tä st+(1).txt`)).toBe('x'.repeat(200_000));
    expect(await rclone('lsf', `sandbox:${Bucket}/rclone/`)).toBe('tä st+(1).txt\n');
  });

  it('signs links that anybody may follow, and nobody may change', async () => {
    const file = `sandbox:${Bucket}/rclone/linked here+.txt`;
    await rclone('copyto', join(directory, 'sent'), file);
    const link = (await rclone('link', '--expire', '60s', file)).trim();
    expect((await fetch(link)).status).toBe(200);
    const longer = await fetch(link.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'));
    expect(longer.status).toBe(403);
    expect(await longer.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
  });
});
