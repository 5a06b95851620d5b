/**
 * Steps over JSON that stands in bytes, as strictly as JSON.parse: each function gets the place where its part begins
 * and gives the place after it, or FAULT. A place behind the end reads as NUL, which JSON allows nowhere, so that no
 * function needs to look at the length.
 */
export const FAULT = -1;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
export const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

/** Deeper nesting is left to JSON.parse; no record that AWS writes comes near. */
const MAX_DEPTH = 200;

export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  let byte = bytes[at] ?? 0;
  while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
    at += 1;
    byte = bytes[at] ?? 0;
  }
  return at;
}

/** `from` is the opening quote. A string without escapes only: the place of its closing quote. */
export function findPlainEnd(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  let byte = bytes[at] ?? 0;
  while (byte !== QUOTE) {
    if (byte < 0x20 || byte === BACKSLASH) return FAULT;
    at += 1;
    byte = bytes[at] ?? 0;
  }
  return at;
}

export function skipString(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  for (;;) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return at + 1;
    if (byte < 0x20) return FAULT;
    if (byte !== BACKSLASH) {
      at += 1;
      continue;
    }
    at = skipEscape(bytes, at);
    if (at === FAULT) return FAULT;
  }
}

function skipEscape(bytes: Uint8Array, from: number): number {
  const kind = bytes[from + 1] ?? 0;
  if (kind !== 0x75) return isShortEscape(kind) ? from + 2 : FAULT;
  for (let at = from + 2; at < from + 6; at += 1) if (!isHexDigit(bytes[at] ?? 0)) return FAULT;
  return from + 6;
}

/** `"` `\` `/` b f n r t */
function isShortEscape(byte: number): boolean {
  return (
    byte === QUOTE ||
    byte === BACKSLASH ||
    byte === 0x2f ||
    byte === 0x62 ||
    byte === 0x66 ||
    byte === 0x6e ||
    byte === 0x72 ||
    byte === 0x74
  );
}

function isHexDigit(byte: number): boolean {
  const lower = byte | 0x20;
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66);
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

export function skipValue(bytes: Uint8Array, from: number, depth = 0): number {
  const first = bytes[from] ?? 0;
  if (first === QUOTE) return skipString(bytes, from);
  if (first === OPEN_OBJECT) return depth < MAX_DEPTH ? skipObject(bytes, from, depth + 1) : FAULT;
  if (first === OPEN_ARRAY) return depth < MAX_DEPTH ? skipArray(bytes, from, depth + 1) : FAULT;
  if (first === MINUS || isDigit(first)) return skipNumber(bytes, from);
  return skipWord(bytes, from);
}

function skipObject(bytes: Uint8Array, from: number, depth: number): number {
  let at = skipSpace(bytes, from + 1);
  if (bytes[at] === CLOSE_OBJECT) return at + 1;
  for (;;) {
    if (bytes[at] !== QUOTE) return FAULT;
    at = skipString(bytes, at);
    if (at === FAULT) return FAULT;
    at = skipColon(bytes, at);
    if (at === FAULT) return FAULT;
    at = skipValue(bytes, at, depth);
    if (at === FAULT) return FAULT;
    at = skipSpace(bytes, at);
    const byte = bytes[at];
    if (byte === CLOSE_OBJECT) return at + 1;
    if (byte !== COMMA) return FAULT;
    at = skipSpace(bytes, at + 1);
  }
}

/** From behind a member's name to the beginning of its value. */
export function skipColon(bytes: Uint8Array, from: number): number {
  const at = skipSpace(bytes, from);
  return bytes[at] === COLON ? skipSpace(bytes, at + 1) : FAULT;
}

function skipArray(bytes: Uint8Array, from: number, depth: number): number {
  let at = skipSpace(bytes, from + 1);
  if (bytes[at] === CLOSE_ARRAY) return at + 1;
  for (;;) {
    at = skipValue(bytes, at, depth);
    if (at === FAULT) return FAULT;
    at = skipSpace(bytes, at);
    const byte = bytes[at];
    if (byte === CLOSE_ARRAY) return at + 1;
    if (byte !== COMMA) return FAULT;
    at = skipSpace(bytes, at + 1);
  }
}

function skipNumber(bytes: Uint8Array, from: number): number {
  let at = bytes[from] === MINUS ? from + 1 : from;
  const first = bytes[at] ?? 0;
  if (!isDigit(first)) return FAULT;
  at = first === ZERO ? at + 1 : skipDigits(bytes, at);
  if (bytes[at] === 0x2e) {
    if (!isDigit(bytes[at + 1] ?? 0)) return FAULT;
    at = skipDigits(bytes, at + 1);
  }
  if (((bytes[at] ?? 0) | 0x20) === 0x65) {
    const sign = bytes[at + 1];
    at += sign === 0x2b || sign === MINUS ? 2 : 1;
    if (!isDigit(bytes[at] ?? 0)) return FAULT;
    at = skipDigits(bytes, at);
  }
  return at;
}

function skipDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(bytes[at] ?? 0)) at += 1;
  return at;
}

const WORDS = ['true', 'false', 'null'].map((word) =>
  Uint8Array.from(word, (letter) => letter.charCodeAt(0)),
);

function skipWord(bytes: Uint8Array, from: number): number {
  const word = WORDS.find((candidate) => candidate.every((byte, offset) => bytes[from + offset] === byte));
  return word === undefined ? FAULT : from + word.length;
}
