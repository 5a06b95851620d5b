import 'server-only';
import type { Connection } from '../audit/connection.ts';
import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { readSettings } from '../settings.ts';
import { readSandboxEnvironment } from './sandbox-environment.ts';

const DEFAULT_CHAIN: Connection = {
  id: 'default',
  kind: 'default',
  name: process.env.AWS_PROFILE ?? 'default',
};

export function listConnections(): readonly Connection[] {
  if (readSettings().mode === 'aws') return [DEFAULT_CHAIN];
  return readSandboxEnvironment().accounts.map((account) => ({
    id: `sandbox-${account.accountId}`,
    kind: 'sandbox',
    name: account.name,
    accountId: account.accountId,
  }));
}

export function findConnection(connectionId: string): Result<Connection, Failure> {
  const connection = listConnections().find((candidate) => candidate.id === connectionId);
  if (connection) return ok(connection);
  return fail({
    code: 'not-found',
    message: { key: 'failures.connectionNotFound', values: { connectionId: connectionId.slice(0, 100) } },
    hint: { key: 'failures.connectionNotFoundHint' },
    retryable: false,
  });
}
