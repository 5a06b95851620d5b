import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findConnection, listConnections } from '../aws/connections.ts';
import { s3Reader } from '../aws/s3-reader.ts';
import { getEventSelectors } from '../aws/trails.ts';
import { type StartedSandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { readAccount } from './read-account.ts';

let sandbox: StartedSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
afterEach(() => {
  vi.unstubAllEnvs();
  globalThis.trailpointClients?.clear();
  globalThis.trailpointIdentities?.clear();
});

/** As on a real account: no sandbox, the standard variables of the AWS SDK, which also name the endpoint. */
function useDefaultChain(change: Record<string, string> = {}): void {
  const [account] = sandbox.accounts;
  const env = {
    TRAILPOINT_MODE: 'aws',
    AWS_ENDPOINT_URL: sandbox.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: account?.accessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: account?.secretAccessKey ?? '',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    ...change,
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
}

function defaultConnection() {
  const [connection] = listConnections();
  if (!connection) throw new Error('there is no connection');
  return connection;
}

describe('an account read through the default credential chain', () => {
  it('has the enabled Regions and every trail once, each with its selectors', async () => {
    useDefaultChain();
    const account = await readAccount(defaultConnection());
    expect(account.identity).toMatchObject({ state: 'known', value: { accountId: '111122223333' } });
    expect(account.regions.map(({ region }) => region).sort()).toEqual([...sandbox.regions].sort());
    const arns = account.trails.map(({ trail }) => trail.trailARN);
    expect(new Set(arns).size).toBe(arns.length);
    expect(arns).toContain('arn:aws:cloudtrail:us-east-1:111122223333:trail/payments-audit');
    expect(account.trails.every(({ selectors }) => selectors.state === 'known')).toBe(true);
  });

  it('sends a request about a trail to its home Region, wherever the console is', async () => {
    useDefaultChain({ AWS_REGION: 'eu-west-1' });
    const set = await getEventSelectors(
      defaultConnection(),
      'arn:aws:cloudtrail:us-east-1:111122223333:trail/payments-audit',
    );
    expect(set).toMatchObject({ ok: true, value: { kind: 'basic' } });
  });

  it('reads the buckets of its trails', async () => {
    useDefaultChain();
    const listing = await s3Reader(defaultConnection(), 'us-east-1').listObjects({
      bucket: 'payments-audit-trail-111122223333',
      prefix: 'AWSLogs/',
    });
    expect(listing.ok).toBe(true);
  });

  it('without credentials says so, for each fact, and nothing is shown as none', async () => {
    useDefaultChain({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
    const account = await readAccount(defaultConnection());
    expect(account.identity).toMatchObject({
      state: 'unknown',
      failure: { code: 'credentials', retryable: true },
    });
    expect(account.enabledRegions).toMatchObject({ state: 'unknown', failure: { code: 'credentials' } });
  });

  it('with a key that AWS does not know says so', async () => {
    useDefaultChain({ AWS_ACCESS_KEY_ID: 'AKIAUNKNOWN000000000' });
    const account = await readAccount(defaultConnection());
    expect(account.identity).toMatchObject({
      state: 'unknown',
      failure: { code: 'credentials', awsName: 'InvalidClientTokenId' },
    });
  });

  it('works again after the credentials are mended, without a restart', async () => {
    useDefaultChain({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
    const connection = defaultConnection();
    expect((await readAccount(connection)).identity.state).toBe('unknown');
    useDefaultChain();
    expect((await readAccount(connection)).identity.state).toBe('known');
  });
});

describe('connections', () => {
  it('are the accounts of the sandbox, or the default chain alone', () => {
    vi.stubEnv('TRAILPOINT_SANDBOX', JSON.stringify(sandbox));
    expect(listConnections().map(({ id }) => id)).toEqual(
      sandbox.accounts.map(({ accountId }) => `sandbox-${accountId}`),
    );
    useDefaultChain();
    expect(listConnections().map(({ id }) => id)).toEqual(['default']);
    expect(findConnection('sandbox-111122223333')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});
