import { createHash } from 'node:crypto';

/**
 * Ids are kept as 128-bit numbers: AWS's are UUIDs in small letters, and as text they would take more than twice the
 * room and time. Any other id (the documentation's own examples end in EXAMPLE) has the first half of its SHA-256 for
 * a key, and its text among the terms.
 */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const UUID_LENGTH = 36;

/** Words of 32 bits that DuckDB's UUID has in memory: the lowest first, the highest bit turned so that order is kept. */
export const KEY_WORDS = 4;
const TOP_BIT = 0x80000000;

export function isUuid(id: string): boolean {
  return UUID.test(id);
}

/** The key as DuckDB reads it from text. */
export function toEventKey(id: string): string {
  if (isUuid(id)) return id;
  const hex = createHash('sha256').update(id).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/**
 * All of the key in 32 bits: a column of them is a quarter as long to look through as the keys themselves. Not a part
 * of the key, since UUIDs of newer versions begin with the time.
 */
export function toKeyHash(key: string): number {
  const words = new Uint32Array(KEY_WORDS);
  writeKey(words, 0, key);
  return hashKey(words, 0);
}

export function hashKey(words: Uint32Array, row: number): number {
  const at = row * KEY_WORDS;
  return ((words[at] ?? 0) ^ (words[at + 1] ?? 0) ^ (words[at + 2] ?? 0) ^ (words[at + 3] ?? 0)) >>> 0;
}

export function writeKey(words: Uint32Array, row: number, key: string): void {
  const hex = key.replaceAll('-', '');
  for (let word = 0; word < KEY_WORDS; word += 1) {
    const from = (KEY_WORDS - 1 - word) * 8;
    const value = Number.parseInt(hex.slice(from, from + 8), 16);
    words[row * KEY_WORDS + word] = word === KEY_WORDS - 1 ? value ^ TOP_BIT : value;
  }
}

/** No key at all: the lowest number. */
export function writeNoKey(words: Uint32Array, row: number): void {
  words.fill(0, row * KEY_WORDS, row * KEY_WORDS + KEY_WORDS);
  words[row * KEY_WORDS + KEY_WORDS - 1] = TOP_BIT;
}

export const NO_KEY = '00000000-0000-0000-0000-000000000000';

/** Reads a UUID in small letters straight from the bytes. False, and nothing of use written, where there is none. */
export function writeUuid(
  words: Uint32Array,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (end - start !== UUID_LENGTH) return false;
  for (let mark = start + 8; mark <= start + 23; mark += 5) if (bytes[mark] !== HYPHEN) return false;
  const first = readDigits(bytes, start);
  const second = readDigits(bytes, start + 4);
  const third = readDigits(bytes, start + 9);
  const fourth = readDigits(bytes, start + 14);
  const fifth = readDigits(bytes, start + 19);
  const sixth = readDigits(bytes, start + 24);
  const seventh = readDigits(bytes, start + 28);
  const last = readDigits(bytes, start + 32);
  const at = row * KEY_WORDS;
  words[at + 3] = ((first << 16) | second) ^ TOP_BIT;
  words[at + 2] = (third << 16) | fourth;
  words[at + 1] = (fifth << 16) | sixth;
  words[at] = (seventh << 16) | last;
  return (first | second | third | fourth | fifth | sixth | seventh | last) < NO_DIGIT;
}

/** Four digits; NO_DIGIT or more where one of them is none. */
function readDigits(bytes: Uint8Array, at: number): number {
  return (
    (HEX_AT_12[bytes[at] ?? 0] ?? 0) |
    (HEX_AT_8[bytes[at + 1] ?? 0] ?? 0) |
    (HEX_AT_4[bytes[at + 2] ?? 0] ?? 0) |
    (HEX_AT_0[bytes[at + 3] ?? 0] ?? 0)
  );
}

const HYPHEN = 0x2d;
const NO_DIGIT = 0x10000;
const HEX_AT_0 = toHexTable(0);
const HEX_AT_4 = toHexTable(4);
const HEX_AT_8 = toHexTable(8);
const HEX_AT_12 = toHexTable(12);

/** By byte: the value of the digit, at that place of a word. */
function toHexTable(shift: number): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    const digit = '0123456789abcdef'.indexOf(String.fromCharCode(byte));
    return digit === -1 ? NO_DIGIT : digit << shift;
  });
}
