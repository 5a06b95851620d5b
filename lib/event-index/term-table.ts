const FIRST_SLOTS = 1 << 12;

/** A number for each different text of a batch: 0 is no text at all, 1 the first. */
export class TermTable {
  #bytes = new Uint8Array(1 << 16);
  #view = new DataView(this.#bytes.buffer);
  #used = 0;
  #viewed: Uint8Array = this.#bytes;
  #viewedAs: DataView = this.#view;
  /** By number: where the text lies in #bytes, and its hash. */
  #starts: number[] = [0];
  #ends: number[] = [0];
  #hashes: number[] = [0];
  #slots = new Int32Array(FIRST_SLOTS);

  get size(): number {
    return this.#starts.length - 1;
  }

  /** Reads the text from the bytes; making a string of it first would take longer than all the rest. */
  numberOf(bytes: Uint8Array, start: number, end: number): number {
    const view = this.#viewOf(bytes);
    const length = end - start;
    const hash = length < 4 ? hashShort(bytes, start, end) : hashLong(view, start, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const number = this.#slots[slot] ?? 0;
      if (number === 0) return this.#add(bytes, start, end, hash, slot);
      if (this.#hashes[number] === hash && this.#isSame(number, bytes, view, start, length)) return number;
      slot = (slot + 1) & mask;
    }
  }

  /** The same file is asked about for all its records. */
  #viewOf(bytes: Uint8Array): DataView {
    if (this.#viewed !== bytes) {
      this.#viewed = bytes;
      this.#viewedAs = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#viewedAs;
  }

  clear(): void {
    this.#used = 0;
    this.#starts.length = 1;
    this.#ends.length = 1;
    this.#hashes.length = 1;
    this.#slots.fill(0);
  }

  /** The texts in the order of their numbers, without the 0. */
  texts(): string[] {
    const decoder = new TextDecoder();
    return Array.from({ length: this.size }, (_, index) =>
      decoder.decode(this.#bytes.subarray(this.#starts[index + 1], this.#ends[index + 1])),
    );
  }

  /** Four bytes at a time: most texts are long, and most of them are known. */
  #isSame(number: number, bytes: Uint8Array, view: DataView, start: number, length: number): boolean {
    const from = this.#starts[number] ?? 0;
    if ((this.#ends[number] ?? 0) - from !== length) return false;
    let offset = 0;
    for (; offset + 4 <= length; offset += 4) {
      if (this.#view.getUint32(from + offset) !== view.getUint32(start + offset)) return false;
    }
    for (; offset < length; offset += 1) {
      if (this.#bytes[from + offset] !== bytes[start + offset]) return false;
    }
    return true;
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const length = end - start;
    while (this.#used + length > this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
      this.#view = new DataView(wider.buffer);
    }
    this.#bytes.set(bytes.subarray(start, end), this.#used);
    const number = this.#starts.length;
    this.#starts.push(this.#used);
    this.#used += length;
    this.#ends.push(this.#used);
    this.#hashes.push(hash);
    this.#slots[slot] = number;
    if (number * 2 > this.#slots.length) this.#widen();
    return number;
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let number = 1; number < this.#hashes.length; number += 1) {
      let slot = (this.#hashes[number] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}

function hashShort(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), PRIME);
  return stir(hash);
}

/** Words of four bytes, the last one overlapping. Between the first and the last sixteen bytes every other word. */
function hashLong(view: DataView, start: number, end: number): number {
  let hash = Math.imul(view.getUint32(end - 4) ^ (end - start), PRIME);
  const tail = end - 16;
  let at = start;
  for (; at < tail; at += 8) hash = Math.imul(hash ^ view.getUint32(at), PRIME) ^ (hash >>> 13);
  for (at = tail > start ? tail : start; at < end - 4; at += 4) {
    hash = Math.imul(hash ^ view.getUint32(at), PRIME) ^ (hash >>> 13);
  }
  return stir(hash);
}

const PRIME = 0x01000193;

/** Slots are taken by the low bits, so the high ones are stirred in. */
function stir(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return once ^ (once >>> 15);
}
