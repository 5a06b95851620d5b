import type { IncomingMessage } from 'node:http';
import { fail, ok, type Result } from '../../result.ts';

export type BodyFault = 'too-large' | 'cut-short';

/** The body as it was sent, up to a number of bytes; what exceeds it is not kept. */
export async function readBody(message: IncomingMessage, limit: number): Promise<Result<Buffer, BodyFault>> {
  const announced = Number(message.headers['content-length'] ?? 0);
  if (announced > limit) return fail('too-large');
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of message) {
      if (!(part instanceof Uint8Array)) continue;
      size += part.byteLength;
      if (size > limit) return fail('too-large');
      parts.push(Buffer.from(part));
    }
  } catch {
    return fail('cut-short'); // The client went away: there is nobody left to answer.
  }
  return ok(Buffer.concat(parts));
}
