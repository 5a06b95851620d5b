import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findConnection } from '../aws/connections.ts';
import { getEventSelectors } from '../aws/trails.ts';
import { toAdvanced } from '../cloudtrail/selector-convert.ts';
import { type StartedSandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { changeSelectors, listChanges, undoChange } from './changes.ts';
import { resetSandbox } from './sandbox.ts';

const trailARN = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/payments-audit';
const connectionId = 'sandbox-111122223333';
let sandbox: StartedSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
  process.env.TRAILPOINT_SANDBOX = JSON.stringify(sandbox);
  process.env.TRAILPOINT_DATA_DIR = mkdtempSync(join(tmpdir(), 'actions-'));
});
afterAll(() => sandbox.stop());
afterEach(() => vi.unstubAllEnvs());

async function readMigration() {
  const connection = findConnection(connectionId);
  if (!connection.ok) throw new Error('the seed has no account 111122223333');
  const seen = await getEventSelectors(connection.value, trailARN);
  if (!seen.ok) throw new Error('the seeded trail cannot be read');
  const conversion = toAdvanced(seen.value);
  if (!conversion.ok) throw new Error('the seeded trail cannot be converted');
  return { connectionId, trailARN, kind: 'migrate', seen: seen.value, next: conversion.value.set } as const;
}

describe('the doors of changes', () => {
  it('refuse every change in read-only mode, whatever the page shows, and let the same one through without it', async () => {
    const migration = await readMigration();
    vi.stubEnv('TRAILPOINT_READ_ONLY', '1');
    const readOnly = { ok: false, error: { failure: { message: { key: 'failures.readOnly' } } } };
    expect(await changeSelectors(migration)).toMatchObject(readOnly);
    expect(await undoChange({ changeId: crypto.randomUUID() })).toMatchObject(readOnly);
    expect(await resetSandbox()).toMatchObject({
      ok: false,
      error: { message: { key: 'failures.readOnly' } },
    });
    expect((await readMigration()).seen).toEqual(migration.seen);
    expect(await listChanges({})).toEqual({ ok: true, value: [] });
    vi.unstubAllEnvs();
    expect(await changeSelectors(migration)).toMatchObject({ ok: true, value: { state: 'applied' } });
  });

  it('refuse what has not their shape, naming the part', async () => {
    const hostile = JSON.parse('{"connectionId":1,"trailARN":[],"kind":"undo"}');
    expect(await changeSelectors(hostile)).toMatchObject({
      ok: false,
      error: { failure: { code: 'invalid-input', field: 'connectionId' } },
    });
    expect(await undoChange({ changeId: 'nonsense' })).toMatchObject({
      ok: false,
      error: { failure: { code: 'invalid-input', field: 'changeId' } },
    });
  });
});
