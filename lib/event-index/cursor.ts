import 'server-only';
import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';

/** The last row of a page. eventTime alone would lose rows, since many events share one second. */
export interface Cursor {
  /** Microseconds since 1970 in UTC. */
  readonly eventTimeMicros: bigint;
  readonly eventID: string;
}

export function formatCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.eventTimeMicros} ${cursor.eventID}`, 'utf8').toString('base64url');
}

/** The longest eventID that is worth looking for; CloudTrail's have 36 characters. */
const MAX_CURSOR_LENGTH = 4096;

export function parseCursor(text: string): Result<Cursor, Failure> {
  const decoded = text.length <= MAX_CURSOR_LENGTH ? Buffer.from(text, 'base64url').toString('utf8') : '';
  const [, micros, eventID] = /^(-?\d{1,18}) (.+)$/s.exec(decoded) ?? [];
  const cursor =
    micros === undefined || eventID === undefined ? undefined : { eventTimeMicros: BigInt(micros), eventID };
  // Base64 decoders skip what they do not know: only a cursor that comes out the same again was written here.
  if (cursor === undefined || formatCursor(cursor) !== text) {
    return fail({
      code: 'invalid-input',
      message: { key: 'eventsData.cursorInvalid' },
      hint: { key: 'eventsData.cursorInvalidHint' },
      field: 'cursor',
      retryable: false,
    });
  }
  return ok(cursor);
}
