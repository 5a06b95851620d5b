/**
 * Sets of small numbers as 32-bit words, each set of one space with as many words: a comparison counts and intersects
 * them millions of times, for which `bigint` is ten times as slow.
 */
export type Bits = Uint32Array;

/** No bits yet, with room for the numbers below `limit`. */
export function noBits(limit: number): Bits {
  return new Uint32Array((limit + 31) >>> 5);
}

export function bitsOf(numbers: Iterable<number>, limit: number): Bits {
  const bits = noBits(limit);
  for (const number of numbers) setBit(bits, number);
  return bits;
}

export function allBits(limit: number): Bits {
  const bits = noBits(limit).fill(0xffffffff);
  if (limit & 31) bits[bits.length - 1] = (1 << (limit & 31)) - 1;
  return bits;
}

export function setBit(bits: Bits, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

export function clearBit(bits: Bits, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) & ~(1 << (bit & 31));
}

export function hasBit(bits: Bits, bit: number): boolean {
  return (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}

export function addAll(bits: Bits, added: Bits): void {
  for (let index = 0; index < bits.length; index++) bits[index] = (bits[index] ?? 0) | (added[index] ?? 0);
}

export function keepOnly(bits: Bits, kept: Bits): void {
  for (let index = 0; index < bits.length; index++) bits[index] = (bits[index] ?? 0) & (kept[index] ?? 0);
}

export function removeAll(bits: Bits, removed: Bits): void {
  for (let index = 0; index < bits.length; index++) bits[index] = (bits[index] ?? 0) & ~(removed[index] ?? 0);
}

export function either(a: Bits, b: Bits): Bits {
  const bits = a.slice();
  addAll(bits, b);
  return bits;
}

export function both(a: Bits, b: Bits): Bits {
  const bits = a.slice();
  keepOnly(bits, b);
  return bits;
}

export function without(a: Bits, b: Bits): Bits {
  const bits = a.slice();
  removeAll(bits, b);
  return bits;
}

export function isEmpty(bits: Bits): boolean {
  for (let index = 0; index < bits.length; index++) if (bits[index]) return false;
  return true;
}

export function intersects(a: Bits, b: Bits): boolean {
  for (let index = 0; index < a.length; index++) if ((a[index] ?? 0) & (b[index] ?? 0)) return true;
  return false;
}

export function isSubset(smaller: Bits, larger: Bits): boolean {
  for (let index = 0; index < smaller.length; index++) {
    if ((smaller[index] ?? 0) & ~(larger[index] ?? 0)) return false;
  }
  return true;
}

/** What `smaller` has of `alive`, `larger` has too. */
export function isSubsetWithin(smaller: Bits, larger: Bits, alive: Bits): boolean {
  for (let index = 0; index < alive.length; index++) {
    if ((smaller[index] ?? 0) & (alive[index] ?? 0) & ~(larger[index] ?? 0)) return false;
  }
  return true;
}

export function countBits(bits: Bits): number {
  return countCommon(bits, bits);
}

export function countCommon(a: Bits, b: Bits): number {
  let count = 0;
  for (let index = 0; index < a.length; index++) {
    let word = (a[index] ?? 0) & (b[index] ?? 0);
    if (word === 0) continue;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}

/** The lowest bit from `from` on, or -1. */
export function nextBit(bits: Bits, from: number): number {
  let index = from >>> 5;
  if (index >= bits.length) return -1;
  let word = (bits[index] ?? 0) & (-1 << (from & 31));
  while (word === 0) {
    if (++index >= bits.length) return -1;
    word = bits[index] ?? 0;
  }
  return index * 32 + 31 - Math.clz32(word & -word);
}

export function listBits(bits: Bits): number[] {
  const numbers: number[] = [];
  for (let bit = nextBit(bits, 0); bit >= 0; bit = nextBit(bits, bit + 1)) numbers.push(bit);
  return numbers;
}

/** Equal sets of one space have equal keys, and no others do. */
export function keyOf(bits: Bits): string {
  let key = '';
  for (let index = 0; index < bits.length; index++) {
    const word = bits[index] ?? 0;
    key += String.fromCharCode(word >>> 16, word & 0xffff);
  }
  return key;
}

/** Rows as columns: number n of row m is number m of column n. By blocks of 32 times 32 bits (Hacker's Delight, 7-3). */
export function transpose(rows: readonly Bits[], columns: number): Bits[] {
  const transposed = Array.from({ length: columns }, () => noBits(rows.length));
  const block = new Uint32Array(32);
  for (let top = 0; top < rows.length; top += 32) {
    for (let left = 0; left < columns; left += 32) {
      for (let at = 0; at < 32; at++) block[at] = rows[top + at]?.[left >>> 5] ?? 0;
      transposeBlock(block);
      for (let at = 0; at < 32; at++) {
        const column = transposed[left + at];
        if (column) column[top >>> 5] = block[at] ?? 0;
      }
    }
  }
  return transposed;
}

function transposeBlock(block: Bits): void {
  for (let size = 16, mask = 0x0000ffff; size > 0; size >>>= 1, mask ^= mask << size) {
    for (let at = 0; at < 32; at = (at + size + 1) & ~size) {
      const [upper, lower] = [block[at] ?? 0, block[at + size] ?? 0];
      const swapped = ((upper >>> size) ^ lower) & mask;
      block[at + size] = lower ^ swapped;
      block[at] = upper ^ (swapped << size);
    }
  }
}
