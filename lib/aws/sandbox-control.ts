import 'server-only';
import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { readSettings } from '../settings.ts';
import { readSandboxEnvironment } from './sandbox-environment.ts';

/** Brings the sandbox back to its seed. The one thing asked of it that AWS does not have. */
export async function resetSandbox(): Promise<Result<void, Failure>> {
  if (readSettings().mode !== 'sandbox') {
    return fail({ code: 'unsupported', message: { key: 'failures.sandboxOnly' }, retryable: false });
  }
  const { endpoint } = readSandboxEnvironment();
  try {
    const answer = await fetch(new URL('/_trailpoint/sandbox/reset', endpoint), {
      method: 'POST',
      signal: AbortSignal.timeout(15_000),
    });
    if (answer.ok) return ok(undefined);
  } catch {
    // Told below like an answer that is no success: either way the sandbox was not reset.
  }
  return fail({
    code: 'unavailable',
    message: { key: 'failures.unreachable', values: { service: 'Trailpoint sandbox', region: endpoint } },
    hint: { key: 'failures.unreachableHint' },
    retryable: true,
  });
}
