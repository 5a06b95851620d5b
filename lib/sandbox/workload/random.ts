/** A stream of numbers that is the same for the same seed, on every machine. */
export interface Random {
  /** From 0, up to but without 1. */
  next(): number;
  /** A whole number from 0, up to but without `limit`. */
  integer(limit: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  text(alphabet: string, length: number): string;
  uuid(): string;
  /** 32 of them, as an unsigned number. */
  bits(): number;
}

export const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function createRandom(seed: string): Random {
  let [a, b, c, d] = hash(seed);

  /** sfc32: 128 bits of state, so streams of neighbouring seeds do not run alongside each other. */
  function nextBits(): number {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  }
  for (let i = 0; i < 8; i++) nextBits();

  const next = () => nextBits() / 4294967296;

  const integer = (limit: number) => Math.floor(next() * limit);
  const text = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[integer(alphabet.length)] ?? '').join('');
  return {
    next,
    bits: nextBits,
    integer,
    pick: (list) => list[integer(list.length)] ?? list[0],
    text,
    uuid: () => {
      const [first, second, third, fourth] = [nextBits(), nextBits(), nextBits(), nextBits()];
      const variant = '89ab'[integer(4)];
      return (
        `${hex4(first >>> 16)}${hex4(first)}-${hex4(second >>> 16)}-4${hex4(second).slice(1)}-` +
        `${variant}${hex4(third >>> 16).slice(1)}-${hex4(third)}${hex4(fourth >>> 16)}${hex4(fourth)}`
      );
    },
  };
}

/** Of each byte: most of what a call of a workload costs is its five IDs. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Of the lower 16 bits. */
function hex4(bits: number): string {
  return `${HEX[(bits >>> 8) & 0xff]}${HEX[bits & 0xff]}`;
}

/** One number from 0 to 1 of a stream, by its position: far cheaper than a whole stream for a single question. */
export function chanceAt(stream: number, position: number): number {
  let h = Math.imul(position ^ (position / 4294967296), 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Four 32-bit numbers from a text (cyrb128). */
function hash(text: string): [number, number, number, number] {
  let h1 = 1779033703;
  let h2 = 3144134277;
  let h3 = 1013904242;
  let h4 = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ unit, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ unit, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ unit, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ unit, 2716044179);
  }
  return [h1 | 0, h2 | 0, h3 | 0, h4 | 0];
}
