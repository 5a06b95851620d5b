import { formatLogKey } from '../../cloudtrail/log-key.ts';
import { ALPHANUMERIC, chanceAt, createRandom, type Random } from '../workload/random.ts';
import { countFiles, type GenerationPlan } from './plan.ts';
import { createRecordTemplate, type Outcome, type RecordTemplate } from './record-template.ts';
import { writeRecord } from './record-writer.ts';
import { createSkewedPick } from './skew.ts';
import { createPlace, type GeneratedEndpoint, type GeneratedPrincipal, type Place } from './vocabulary.ts';

export interface GeneratedFile {
  readonly key: string;
  /** Not yet compressed. Valid until the next file is generated. */
  readonly text: Buffer;
  readonly events: number;
}

export interface FileGenerator {
  /** Files may be asked for in any order; ascending is quickest. */
  generate(index: number): GeneratedFile;
}

/** Streams of chances, so that one question does not sway another. */
const STREAM = { place: 1, late: 2, duplicate: 3, denial: 4 } as const;

const DAY_MS = 24 * 60 * 60 * 1000;
const WINDOW_SECONDS = 300;
const LATE_SECONDS = 3600;
/** The share of pairs of a principal and an endpoint that the endpoint's policy keeps apart, always. */
const DENIED_PAIRS = 0.03;
const DENIED_OUTSIDERS = 0.6;
const DENIED_BY_IAM = 0.004;
/** How far back an event may be repeated from, in files. */
const LOOK_BACK = 64;
const MOST_TEMPLATES = 12_000;
const OUTCOMES: readonly Outcome[] = ['allowed', 'denied-by-endpoint', 'denied-by-iam'];
const MOST_RECORD_BYTES = 1600;
const OPENING = '{"Records":[';
const CLOSING = ']}';

/** Records of one file, one after the other without commas. */
interface Originals {
  readonly index: number;
  readonly bytes: Buffer;
  /** Where each record begins, and where the last one ends. */
  readonly bounds: readonly number[];
}

export function createFileGenerator(plan: GenerationPlan): FileGenerator {
  const files = countFiles(plan);
  const salt = createRandom(plan.seed).integer(0x7fffffff);
  const places = plan.accountIds.flatMap((accountId) =>
    plan.regions.map((region) => createPlace(plan.seed, accountId, region)),
  );
  const pickPlace = createSkewedPick(places.length, 0.8);
  const pickPrincipal = createSkewedPick(places[0]?.principals.length ?? 1);
  const pickEndpoint = createSkewedPick(places[0]?.endpoints.length ?? 1);
  const pickName = createSkewedPick(8, 1.3);
  const templates = new Map<number, RecordTemplate>();
  const buffers: Buffer[] = [Buffer.alloc(0), Buffer.alloc(0)];
  let turn = 0;
  let last: Originals | undefined;
  let output = Buffer.alloc(0);

  const placeOf = (index: number) => pickPlace(chanceAt(salt + STREAM.place, index));
  const countEvents = (index: number) =>
    Math.min(plan.eventsPerFile, plan.events - index * plan.eventsPerFile);

  /** More in the middle of a day than at night. */
  function timeOf(index: number): number {
    const day = ((index + 0.5) / files) * plan.days;
    const swing = (0.8 / (2 * Math.PI)) * Math.sin(2 * Math.PI * day);
    return plan.fromMs + (day + swing) * DAY_MS;
  }

  function isDuplicate(index: number, slot: number): boolean {
    // The first event of a file is its own, so that there is always one to repeat.
    if (slot === 0 || plan.duplicates === 0) return false;
    return chanceAt(salt + STREAM.duplicate, index * plan.eventsPerFile + slot) < plan.duplicates;
  }

  function findEarlier(index: number): number | undefined {
    const place = placeOf(index);
    for (let earlier = index - 1; earlier >= Math.max(0, index - LOOK_BACK); earlier--) {
      if (placeOf(earlier) === place) return earlier;
    }
    return undefined;
  }

  function getTemplate(
    placeNumber: number,
    place: Place,
    endpoint: GeneratedEndpoint,
    principal: GeneratedPrincipal,
    random: Random,
  ): RecordTemplate {
    const { eventNames } = endpoint.service;
    const { sourceIPAddresses } = principal;
    const name = pickName(random.next()) % eventNames.length;
    const host = random.integer(sourceIPAddresses.length);
    const pair = (placeNumber * 100 + endpoint.number) * 1000 + principal.number;
    const outcome = drawOutcome(pair, principal, random);
    const id = ((pair * 10 + name) * 10 + host) * 10 + OUTCOMES.indexOf(outcome);
    const known = templates.get(id);
    if (known !== undefined) return known;
    if (templates.size >= MOST_TEMPLATES) templates.clear();
    const made = createRecordTemplate({
      place,
      endpoint,
      principal,
      eventName: eventNames[name] ?? '',
      sourceIPAddress: sourceIPAddresses[host] ?? '',
      outcome,
    });
    templates.set(id, made);
    return made;
  }

  function drawOutcome(pair: number, { kind }: GeneratedPrincipal, random: Random): Outcome {
    const share = kind === 'outsider' || kind === 'anonymous' ? DENIED_OUTSIDERS : DENIED_PAIRS;
    if (chanceAt(salt + STREAM.denial, pair) < share) return 'denied-by-endpoint';
    return random.next() < DENIED_BY_IAM ? 'denied-by-iam' : 'allowed';
  }

  /** A file needs its own records and those of an earlier one, no more: memory stays as it is. */
  function takeBuffer(size: number): Buffer {
    turn = (turn + 1) % buffers.length;
    const known = buffers[turn];
    if (known !== undefined && known.length >= size) return known;
    const made = Buffer.allocUnsafeSlow(size);
    buffers[turn] = made;
    return made;
  }

  /** The file's own events in bursts: somebody calls the same thing several times within seconds. */
  function generateOriginals(index: number): Originals {
    if (last?.index === index) return last;
    const random = createRandom(`file/${plan.seed}/${index}`);
    const placeNumber = placeOf(index);
    const place = places[placeNumber];
    if (place === undefined) throw new Error('A plan needs an account and a Region.');
    const isLate = chanceAt(salt + STREAM.late, index) < plan.late;
    const end = Math.floor(timeOf(index) / 1000);
    const window = isLate ? LATE_SECONDS : WINDOW_SECONDS;
    const count = countEvents(index);
    const bytes = takeBuffer(count * MOST_RECORD_BYTES);
    const bounds = [0];
    let at = 0;
    let written = 0;
    while (written < count) {
      const principal = place.principals[pickPrincipal(random.next())];
      const endpoint = place.endpoints[pickEndpoint(random.next())];
      if (principal === undefined || endpoint === undefined) throw new Error('A place has no such number.');
      const template = getTemplate(placeNumber, place, endpoint, principal, random);
      const long = random.next() < 0.02 ? 60 : 6;
      const burst = Math.min(1 + random.integer(long), count - written);
      let seconds = end - 1 - random.integer(window);
      for (let n = 0; n < burst; n++) {
        at = writeRecord(bytes, at, template, Math.min(seconds, end - 1), random);
        bounds.push(at);
        seconds += random.integer(3);
      }
      written += burst;
    }
    last = { index, bytes: bytes.subarray(0, at), bounds };
    return last;
  }

  function repeat(slot: number, earlier: Originals): Buffer {
    const count = earlier.bounds.length - 1;
    const wanted = slot % count;
    const chosen = isDuplicate(earlier.index, wanted) ? 0 : wanted;
    return earlier.bytes.subarray(earlier.bounds[chosen] ?? 0, earlier.bounds[chosen + 1] ?? 0);
  }

  return {
    generate(index) {
      const count = countEvents(index);
      const repeated = Array.from({ length: count }, (_, slot) => slot).filter((slot) =>
        isDuplicate(index, slot),
      );
      const earlierIndex = repeated.length > 0 ? findEarlier(index) : undefined;
      // The earlier one first: of two neighbours the later is then at hand for the next file.
      const earlier = earlierIndex === undefined ? undefined : generateOriginals(earlierIndex);
      const own = generateOriginals(index);
      const most = OPENING.length + CLOSING.length + count * (MOST_RECORD_BYTES + 1);
      if (output.length < most) output = Buffer.allocUnsafeSlow(most);
      let at = output.write(OPENING, 0, 'latin1');
      for (let slot = 0; slot < count; slot++) {
        if (slot > 0) output[at++] = 0x2c;
        const isRepeated = earlier !== undefined && isDuplicate(index, slot);
        const record = isRepeated
          ? repeat(slot, earlier)
          : own.bytes.subarray(own.bounds[slot] ?? 0, own.bounds[slot + 1] ?? 0);
        output.set(record, at);
        at += record.length;
      }
      at += output.write(CLOSING, at, 'latin1');
      const place = places[placeOf(index)];
      if (place === undefined) throw new Error('A plan needs an account and a Region.');
      const key = formatLogKey({
        ...(plan.organizationId === undefined ? {} : { organizationId: plan.organizationId }),
        accountId: place.accountId,
        kind: 'CloudTrail-NetworkActivity',
        region: place.region,
        time: new Date(timeOf(index)),
        suffix: createRandom(`key/${plan.seed}/${index}`).text(ALPHANUMERIC, 16),
      });
      return { key, text: output.subarray(0, at), events: count };
    },
  };
}
