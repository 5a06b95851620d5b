import { countSame, EarlierRecord } from './earlier-record.ts';
import {
  FAULT,
  findPlainEnd,
  OPEN_OBJECT,
  skipColon,
  skipSpace,
  skipString,
  skipValue,
} from './json-skip.ts';
import {
  EVENT_ID,
  EVENT_TIME,
  FIRST_IDENTITY,
  FIRST_PLAIN,
  IDENTITY_MEMBERS,
  MEMBER_COUNT,
  PLAIN_MEMBERS,
  SHARED_EVENT_ID,
} from './record-members.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const CLOSE_OBJECT = 0x7d;

/** Names by their length, so that most names are told apart without looking at a letter. */
type NameTable = readonly (readonly { readonly name: Uint8Array; readonly member: number }[])[];

const NONE = -1;
const USER_IDENTITY = MEMBER_COUNT;

const RECORD_NAMES = toNameTable([
  ['eventID', EVENT_ID],
  ['eventTime', EVENT_TIME],
  ['sharedEventID', SHARED_EVENT_ID],
  ['userIdentity', USER_IDENTITY],
  ...PLAIN_MEMBERS.map((name, index) => [name, FIRST_PLAIN + index] as const),
]);
const IDENTITY_NAMES = toNameTable(
  IDENTITY_MEMBERS.map((name, index) => [name, FIRST_IDENTITY + index] as const),
);

/**
 * Walks over one record once and notes where the members stand that the index reads. Making objects of all that a
 * record holds costs several times as much, and most of it is never asked for; of what the record before it in the
 * same file says as well, not even that much is read.
 *
 * What it cannot tell at a glance (an escape in a member's text, a name with an escape) it leaves to JSON.parse by
 * saying `isPlain: false`; what is not JSON at all it refuses.
 */
export class RecordScanner {
  /** By member: where its text begins and ends, without the quotes; -1 where the record has no such text. */
  starts = new Int32Array(MEMBER_COUNT);
  ends = new Int32Array(MEMBER_COUNT);
  /** By member: 1 where the earlier record is known to have the same text. */
  readonly isRepeated = new Uint8Array(MEMBER_COUNT);
  isPlain = true;
  #bytes: Uint8Array = new Uint8Array();
  #view = new DataView(this.#bytes.buffer);
  #earlier = new EarlierRecord();
  #current = new EarlierRecord();
  #earlierStarts = new Int32Array(MEMBER_COUNT);
  #earlierEnds = new Int32Array(MEMBER_COUNT);
  /** Bits of the members that the record has had by now, to see whether one is there twice. */
  #seen = 0;
  #hasTwins = false;
  #member = NONE;

  /** The bytes in which the records stand that are scanned from now on. */
  open(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.forget();
  }

  /** The record that was scanned last is not to be compared with. */
  forget(): void {
    this.#current.clear();
  }

  /** `from` is where the record's value begins. Gives the place after it, or FAULT where it is not JSON. */
  scan(from: number): number {
    this.#turn();
    this.isPlain = this.#bytes[from] === OPEN_OBJECT;
    if (!this.isPlain) return skipValue(this.#bytes, from);
    const end = this.#scanRecord(from);
    if (this.isPlain && !this.#hasTwins) this.#current.finish(end);
    return end;
  }

  /** What was the current record is the earlier one now. */
  #turn(): void {
    const { starts, ends } = this;
    const current = this.#current;
    this.starts = this.#earlierStarts;
    this.ends = this.#earlierEnds;
    this.#earlierStarts = starts;
    this.#earlierEnds = ends;
    this.#current = this.#earlier;
    this.#earlier = current;
    this.#current.clear();
    for (let member = 0; member < MEMBER_COUNT; member += 1) {
      this.starts[member] = NONE;
      this.isRepeated[member] = 0;
    }
    this.#seen = 0;
    this.#hasTwins = false;
  }

  #scanRecord(from: number): number {
    const bytes = this.#bytes;
    const earlier = this.#earlier;
    let at = skipSpace(bytes, from + 1);
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    for (let place = 0; ; place += 1) {
      let same = 0;
      if (place < earlier.count) {
        same = this.#countSame(at, earlier.beginOf(place));
        const next = earlier.placeAfter(place, same);
        if (next > place) {
          const length = earlier.beginOf(next) - earlier.beginOf(place);
          this.#takeMembers(place, next, at - earlier.beginOf(place));
          at += length;
          same -= length;
          place = next;
          // What is equal up to the end of the earlier record ends with a closing brace.
          if (place === earlier.count) return at;
        }
      }
      const begin = at;
      // Where the same name stands, only the value is another.
      if (place < earlier.count && same >= earlier.valueOf(place)) {
        this.#member = earlier.memberAt(place);
        at = skipSpace(bytes, begin + earlier.valueOf(place));
      } else at = this.#findValue(bytes, at, RECORD_NAMES);
      if (at === FAULT) return FAULT;
      this.#note(this.#member, begin, at - begin);
      at = this.#member === NONE ? skipValue(bytes, at, 1) : this.#scanMember(bytes, at, this.#member);
      if (at === FAULT) return FAULT;
      at = skipSpace(bytes, at);
      const byte = bytes[at];
      if (byte === CLOSE_OBJECT) return at + 1;
      if (byte !== COMMA) return FAULT;
      at = skipSpace(bytes, at + 1);
    }
  }

  /** How many bytes here are those of the earlier record from that place on. */
  #countSame(at: number, begin: number): number {
    const limit = Math.min(this.#earlier.end - begin, this.#bytes.length - at);
    return countSame(this.#view, at, begin, limit);
  }

  #takeMembers(from: number, to: number, distance: number): void {
    const earlier = this.#earlier;
    for (let place = from; place < to; place += 1) {
      const member = earlier.memberAt(place);
      this.#note(member, earlier.beginOf(place) + distance, earlier.valueOf(place));
      if (member === USER_IDENTITY) {
        for (let part = FIRST_IDENTITY; part < MEMBER_COUNT; part += 1) this.#take(part, distance);
      } else if (member !== NONE) this.#take(member, distance);
    }
  }

  #take(member: number, distance: number): void {
    const start = this.#earlierStarts[member] ?? NONE;
    this.starts[member] = start === NONE ? NONE : start + distance;
    this.ends[member] = (this.#earlierEnds[member] ?? 0) + distance;
    this.isRepeated[member] = 1;
  }

  #note(member: number, begin: number, value: number): void {
    this.#current.add(member, begin, value);
    if (member === NONE) return;
    const bit = 1 << member;
    if ((this.#seen & bit) !== 0) this.#hasTwins = true;
    this.#seen |= bit;
  }

  #scanIdentity(bytes: Uint8Array, from: number): number {
    let at = skipSpace(bytes, from + 1);
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    for (;;) {
      at = this.#findValue(bytes, at, IDENTITY_NAMES);
      if (at === FAULT) return FAULT;
      at = this.#member === NONE ? skipValue(bytes, at, 1) : this.#scanMember(bytes, at, this.#member);
      if (at === FAULT) return FAULT;
      at = skipSpace(bytes, at);
      const byte = bytes[at];
      if (byte === CLOSE_OBJECT) return at + 1;
      if (byte !== COMMA) return FAULT;
      at = skipSpace(bytes, at + 1);
    }
  }

  /** From a member's name to its value; #member is then its number, or NONE. */
  #findValue(bytes: Uint8Array, at: number, names: NameTable): number {
    this.#member = NONE;
    if (bytes[at] !== QUOTE) return FAULT;
    const nameEnd = findPlainEnd(bytes, at);
    if (nameEnd !== FAULT) {
      this.#member = findMember(names, bytes, at + 1, nameEnd);
      return skipColon(bytes, nameEnd + 1);
    }
    // `"event\u0049D"` is eventID, too.
    this.isPlain = false;
    const next = skipString(bytes, at);
    return next === FAULT ? FAULT : skipColon(bytes, next);
  }

  /** A member that stands there twice counts as it stands last, as with JSON.parse. */
  #scanMember(bytes: Uint8Array, at: number, member: number): number {
    if (member === USER_IDENTITY) {
      this.starts.fill(NONE, FIRST_IDENTITY);
      this.isRepeated.fill(0, FIRST_IDENTITY);
      return bytes[at] === OPEN_OBJECT ? this.#scanIdentity(bytes, at) : skipValue(bytes, at, 1);
    }
    this.starts[member] = NONE;
    this.isRepeated[member] = 0;
    if (bytes[at] !== QUOTE) return skipValue(bytes, at, 1);
    const end = findPlainEnd(bytes, at);
    if (end === FAULT) {
      this.isPlain = false;
      return skipString(bytes, at);
    }
    this.starts[member] = at + 1;
    this.ends[member] = end;
    return end + 1;
  }
}

function findMember(names: NameTable, bytes: Uint8Array, start: number, end: number): number {
  const candidates = names[end - start];
  if (candidates === undefined) return NONE;
  for (const { name, member } of candidates) {
    let offset = 0;
    while (offset < name.length && bytes[start + offset] === name[offset]) offset += 1;
    if (offset === name.length) return member;
  }
  return NONE;
}

function toNameTable(members: readonly (readonly [string, number])[]): NameTable {
  const longest = Math.max(...members.map(([name]) => name.length));
  return Array.from({ length: longest + 1 }, (_, length) =>
    members
      .filter(([name]) => name.length === length)
      .map(([name, member]) => ({ name: new TextEncoder().encode(name), member })),
  );
}
