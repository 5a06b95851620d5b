import 'server-only';
import type { ExportedEvent } from './export-events.ts';

/** Records byte for byte, one a line. */
export async function* toNdjson(
  events: AsyncIterable<readonly ExportedEvent[]>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  for await (const some of events) {
    yield encoder.encode(some.map(({ json }) => `${toOneLine(json)}\n`).join(''));
  }
}

const LINE_BREAK = /[\r\n]/;

/** The same JSON without the line breaks between its tokens; those inside strings are escaped already. */
export function toOneLine(json: string): string {
  if (!LINE_BREAK.test(json)) return json;
  let line = '';
  let kept = 0;
  let isString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') isString = !isString;
    else if (character === '\\' && isString) at += 1;
    else if (!isString && (character === '\n' || character === '\r')) {
      line += json.slice(kept, at);
      kept = at + 1;
    }
  }
  return line + json.slice(kept);
}
