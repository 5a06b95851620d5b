import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parseEventRecord } from '../../cloudtrail/event-record.ts';
import { matchesSelectorSet } from '../../cloudtrail/selector-match.ts';
import type { SelectorSet } from '../../cloudtrail/selector-set.ts';
import type { Door } from '../door.ts';
import { readSelectors } from '../door.ts';
import type { ExitCode } from '../output.ts';
import { encodingOf, explainReadError, openInput, toBytes } from '../read-input.ts';
import { RecordSplitter } from '../record-splitter.ts';
import { unwrapRecord } from '../unwrap-record.ts';

// A file of another kind would otherwise fill the screen.
const MAX_FAULTS_TOLD = 20;

interface Tally {
  events: number;
  recorded: number;
  unreadable: number;
}

/** Prints as it reads: what is held in memory is one record at a time, however long the input. */
export async function match(door: Door): Promise<ExitCode> {
  const { files, json } = door.arguments;
  const [selectors, ...inputs] = files;
  const events = inputs.length === 0 ? ['-'] : inputs;
  if (selectors === '-' && events.includes('-')) {
    door.out.fault('the selectors and the events cannot both come from standard input.');
    return 2;
  }
  const read = await readSelectors(door, selectors);
  if (!read) return 2;
  const tally: Tally = { events: 0, recorded: 0, unreadable: 0 };
  let isBroken = false;
  if (json) await door.out.verbatim('{"recorded":[');
  for (const input of events) {
    try {
      await matchInput(door, input, read.set, tally);
    } catch (error) {
      door.out.fault(explainReadError(error, input === '-' ? 'standard input' : input));
      isBroken = true;
    }
  }
  const { events: count, unreadable } = tally;
  if (json) await door.out.verbatim(`],"events":${count},"unreadable":${unreadable}}\n`);
  if (unreadable > MAX_FAULTS_TOLD) door.out.fault(`${unreadable} pieces of the input are no events.`);
  if (count === 0 && unreadable === 0 && !isBroken) door.out.remark('There are no events in the input.');
  return isBroken || unreadable > 0 ? 2 : 0;
}

async function matchInput(door: Door, input: string, set: SelectorSet, tally: Tally): Promise<void> {
  const splitter = new RecordSplitter();
  const take = async (pieces: ReturnType<RecordSplitter['push']>) => {
    const recorded: string[] = [];
    for (const piece of pieces) {
      const event = 'text' in piece ? readRecord(piece.text) : piece.fault;
      if (typeof event === 'string') {
        tally.unreadable++;
        if (tally.unreadable <= MAX_FAULTS_TOLD) {
          const name = input === '-' ? 'standard input' : input;
          door.out.fault(`${name}, after event ${tally.events}: ${event}.`);
        }
        continue;
      }
      tally.events++;
      if (matchesSelectorSet(set, event)) recorded.push(event.eventID);
    }
    await print(door, recorded, tally);
  };
  for await (const chunk of inflate(openInput(input, door.stdin))) await take(splitter.push(chunk));
  await take(splitter.end());
}

/** eventIDs are letters, digits, dashes and underscores: `parseEventRecord` takes no other. */
async function print(
  { arguments: { json }, out }: Door,
  recorded: readonly string[],
  tally: Tally,
): Promise<void> {
  const isFirst = tally.recorded === 0;
  tally.recorded += recorded.length;
  if (recorded.length === 0) return;
  await out.verbatim(
    json
      ? `${isFirst ? '' : ','}${recorded.map((id) => JSON.stringify(id)).join(',')}`
      : `${recorded.join('\n')}\n`,
  );
}

const FAULTS = {
  'not-an-object': 'it is no object',
  'no-event-id': 'it has no eventID',
  'no-event-time': 'it has no eventTime',
} as const;

function readRecord(text: string) {
  let json: unknown;
  try {
    json = unwrapRecord(JSON.parse(text));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const record = parseEventRecord(json);
  return record.ok ? record.value : FAULTS[record.error];
}

/** gzip is told by its first two bytes; several members one after another are one input. */
async function* inflate(input: Readable): AsyncGenerator<Uint8Array> {
  const chunks = input[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < 2) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, toBytes(next.value)]);
  }
  async function* all() {
    yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield toBytes(next.value);
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* toUtf8(all(), encodingOf(head));
    return;
  }
  const source = Readable.from(all(), { objectMode: false });
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  for await (const chunk of source.pipe(gunzip)) yield toBytes(chunk);
}

async function* toUtf8(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') {
    yield* bytes;
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }));
}
