import 'server-only';
import type { Failure } from './failure.ts';
import { fail, ok, type Result } from './result.ts';
import { readSettings } from './settings.ts';

/** Who acts. Today the person at this machine; every door asks, so that signing in can be added at one place. */
export interface Actor {
  readonly id: string;
  readonly canWrite: boolean;
}

/** Every server action and every route handler calls this before anything else. */
export function authorize(need: 'read' | 'write'): Result<Actor, Failure> {
  const actor: Actor = { id: 'local', canWrite: !readSettings().readOnly };
  if (need === 'write' && !actor.canWrite) {
    return fail({
      code: 'access-denied',
      message: { key: 'failures.readOnly' },
      hint: { key: 'failures.readOnlyHint' },
      retryable: false,
    });
  }
  return ok(actor);
}
