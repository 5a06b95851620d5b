import 'server-only';
import { join } from 'node:path';
import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { dataFolder } from '../settings.ts';
import { type Journal, openJournal } from './journal.ts';

declare global {
  // Route handlers and server actions are bundled apart, each with its own copy of this module.
  var trailpointJournal: Journal | undefined;
}

/** The journal of this process, opened on first use. Without it no change is made. */
export function theJournal(): Result<Journal, Failure> {
  try {
    globalThis.trailpointJournal ??= openJournal(join(dataFolder('journal'), 'journal.sqlite'));
    return ok(globalThis.trailpointJournal);
  } catch (error) {
    console.error('journal: cannot be opened', error);
    return fail({
      code: 'unavailable',
      message: { key: 'failures.journalUnwritable' },
      hint: { key: 'failures.journalUnwritableHint' },
      retryable: true,
    });
  }
}
