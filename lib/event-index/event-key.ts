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

/** The key's highest 32 bits: a column of them is a quarter as long to look through as the keys themselves. */
export function toKeyHash(key: string): number {
  return Number.parseInt(key.slice(0, 8), 16);
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

/** Reads a UUID in small letters straight from the bytes. False, and nothing written, where there is none. */
export function writeUuid(
  words: Uint32Array,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (end - start !== UUID_LENGTH) return false;
  let word = KEY_WORDS - 1;
  let value = 0;
  let digits = 0;
  for (let offset = 0; offset < UUID_LENGTH; offset += 1) {
    const byte = bytes[start + offset] ?? 0;
    if (offset === 8 || offset === 13 || offset === 18 || offset === 23) {
      if (byte !== 0x2d) return false;
      continue;
    }
    const digit = HEX[byte] ?? NO_DIGIT;
    if (digit === NO_DIGIT) return false;
    value = (value << 4) | digit;
    digits += 1;
    if (digits < 8) continue;
    words[row * KEY_WORDS + word] = word === KEY_WORDS - 1 ? value ^ TOP_BIT : value;
    word -= 1;
    value = 0;
    digits = 0;
  }
  return true;
}

const NO_DIGIT = 255;
const HEX = Uint8Array.from({ length: 256 }, (_, byte) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(byte));
  return digit === -1 ? NO_DIGIT : digit;
});
