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
 * record holds costs several times as much, and most of it is never asked for.
 *
 * What it cannot tell at a glance (an escape in a member's text, a name with an escape) it leaves to JSON.parse by
 * saying `isPlain: false`; what is not JSON at all it refuses.
 */
export class RecordScanner {
  /** By member: where its text begins and ends, without the quotes; -1 where the record has no such text. */
  readonly starts = new Int32Array(MEMBER_COUNT);
  readonly ends = new Int32Array(MEMBER_COUNT);
  isPlain = true;

  /** `from` is where the record's value begins. Gives the place after it, or FAULT where it is not JSON. */
  scan(bytes: Uint8Array, from: number): number {
    this.starts.fill(NONE);
    this.isPlain = bytes[from] === OPEN_OBJECT;
    return this.isPlain ? this.#scanMembers(bytes, from, RECORD_NAMES) : skipValue(bytes, from);
  }

  #scanMembers(bytes: Uint8Array, from: number, names: NameTable): number {
    let at = skipSpace(bytes, from + 1);
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    for (;;) {
      if (bytes[at] !== QUOTE) return FAULT;
      const nameEnd = findPlainEnd(bytes, at);
      let member = NONE;
      let next: number;
      if (nameEnd === FAULT) {
        // `"event\u0049D"` is eventID, too.
        this.isPlain = false;
        next = skipString(bytes, at);
        if (next === FAULT) return FAULT;
      } else {
        member = findMember(names, bytes, at + 1, nameEnd);
        next = nameEnd + 1;
      }
      at = skipColon(bytes, next);
      if (at === FAULT) return FAULT;
      at = member === NONE ? skipValue(bytes, at, 1) : this.#scanMember(bytes, at, member);
      if (at === FAULT) return FAULT;
      at = skipSpace(bytes, at);
      const byte = bytes[at];
      if (byte === CLOSE_OBJECT) return at + 1;
      if (byte !== COMMA) return FAULT;
      at = skipSpace(bytes, at + 1);
    }
  }

  /** A member that stands there twice counts as it stands last, as with JSON.parse. */
  #scanMember(bytes: Uint8Array, at: number, member: number): number {
    if (member === USER_IDENTITY) {
      this.starts.fill(NONE, FIRST_IDENTITY);
      return bytes[at] === OPEN_OBJECT
        ? this.#scanMembers(bytes, at, IDENTITY_NAMES)
        : skipValue(bytes, at, 1);
    }
    this.starts[member] = NONE;
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
