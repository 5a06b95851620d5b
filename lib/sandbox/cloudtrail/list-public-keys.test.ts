import { createPublicKey } from 'node:crypto';
import { type CloudTrailClient, ListPublicKeysCommand } from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

let sandbox: StartedSandbox;
let dublin: CloudTrailClient;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0, clock: '2026-11-20T09:00:00Z' });
  dublin = createSdkClients(sandbox, 'payments', 'eu-west-1').cloudTrail;
});
afterAll(() => sandbox.stop());

describe('ListPublicKeys', () => {
  it('tells the current key of the Region, as DER that OpenSSL reads', async () => {
    const { PublicKeyList } = await dublin.send(new ListPublicKeysCommand({}));
    expect(PublicKeyList).toHaveLength(1);
    const [key] = PublicKeyList ?? [];
    const read = createPublicKey({ key: Buffer.from(key?.Value ?? []), format: 'der', type: 'pkcs1' });
    expect(read.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(key?.Fingerprint).toMatch(/^[0-9a-f]{32}$/);
    expect(key?.ValidityStartTime?.getTime()).toBeLessThan(Date.parse('2026-11-20T09:00:00Z'));
    const again = await dublin.send(new ListPublicKeysCommand({}));
    expect(again.PublicKeyList).toEqual(PublicKeyList);
  });

  it('tells none of a time that had none, and refuses a range that ends before it starts', async () => {
    const input = { StartTime: new Date('2020-01-01'), EndTime: new Date('2020-01-02') };
    expect((await dublin.send(new ListPublicKeysCommand(input))).PublicKeyList).toEqual([]);
    const backwards = { StartTime: input.EndTime, EndTime: input.StartTime };
    await expect(dublin.send(new ListPublicKeysCommand(backwards))).rejects.toMatchObject({
      name: 'InvalidTimeRangeException',
    });
  });
});
