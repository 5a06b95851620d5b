import type { Bits } from './bits.ts';

const FIRST_SIZE = 16;

/** A map by sets of bits of one space, in the order in which they came. */
export class BitsMap<V> {
  readonly #keys: Bits[] = [];
  readonly #values: V[] = [];
  /** By hash, the next free place after it where it is taken: the place of a key in the list, from 1; 0 is free. */
  #table = new Int32Array(FIRST_SIZE);

  /** The value of these bits; where they are new, of a copy of them, so that the caller may use its own again. */
  getOrAdd(bits: Bits, make: (bits: Bits) => V): V {
    let at = this.#slotOf(bits);
    const place = this.#table[at] ?? 0;
    const known = this.#values[place - 1];
    if (place > 0 && known !== undefined) return known;
    if (this.#keys.length * 2 >= this.#table.length) {
      this.#grow();
      at = this.#slotOf(bits);
    }
    const key = bits.slice();
    const value = make(key);
    this.#keys.push(key);
    this.#values.push(value);
    this.#table[at] = this.#keys.length;
    return value;
  }

  values(): readonly V[] {
    return this.#values;
  }

  /** Where the bits are, or would be. */
  #slotOf(bits: Bits): number {
    const mask = this.#table.length - 1;
    for (let at = hashOf(bits) & mask; ; at = (at + 1) & mask) {
      const key = this.#keys[(this.#table[at] ?? 0) - 1];
      if (!key || isEqual(key, bits)) return at;
    }
  }

  #grow(): void {
    this.#table = new Int32Array(this.#table.length * 4);
    for (const [index, key] of this.#keys.entries()) this.#table[this.#slotOf(key)] = index + 1;
  }
}

function hashOf(bits: Bits): number {
  let hash = 0;
  for (let index = 0; index < bits.length; index++) {
    hash = Math.imul(hash ^ (bits[index] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isEqual(a: Bits, b: Bits): boolean {
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
