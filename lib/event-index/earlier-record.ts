/** A record with more members than this is read whole each time. */
const MOST_MEMBERS = 64;

/**
 * Where the members of a record stand, so that the one after it need not be read where it says the same: somebody who
 * calls a thing calls it again, and of two records in a row most of the text is equal. Equal bytes from the beginning
 * of one member to that of the next are the same member with the same value, whatever it is.
 */
export class EarlierRecord {
  /** By place in the record: where the member begins, and its number (see record-members.ts), -1 where nobody reads it. */
  readonly #begins = new Int32Array(MOST_MEMBERS + 1);
  readonly #members = new Int8Array(MOST_MEMBERS);
  /** How far behind the beginning of the member its value begins. */
  readonly #values = new Int32Array(MOST_MEMBERS);
  #count = 0;
  #isUsable = false;

  /** How many members can be compared. */
  get count(): number {
    return this.#isUsable ? this.#count : 0;
  }

  beginOf(place: number): number {
    return this.#begins[place] ?? 0;
  }

  memberAt(place: number): number {
    return this.#members[place] ?? 0;
  }

  valueOf(place: number): number {
    return this.#values[place] ?? 0;
  }

  get end(): number {
    return this.beginOf(this.#count);
  }

  /** The first member from this one on that does not end within so many bytes. */
  placeAfter(place: number, length: number): number {
    const end = this.beginOf(place) + length;
    let next = place;
    while (next < this.#count && this.beginOf(next + 1) <= end) next += 1;
    return next;
  }

  clear(): void {
    this.#count = 0;
    this.#isUsable = false;
  }

  add(member: number, begin: number, value: number): void {
    if (this.#count < MOST_MEMBERS) {
      this.#begins[this.#count] = begin;
      this.#members[this.#count] = member;
      this.#values[this.#count] = value;
    }
    this.#count += 1;
  }

  /** The record ends here, and nothing in it is odd. */
  finish(end: number): void {
    if (this.#count > MOST_MEMBERS) return;
    this.#begins[this.#count] = end;
    this.#isUsable = true;
  }
}

/** How many bytes from `a` on are the same as from `b` on, at most `limit`. */
export function countSame(view: DataView, a: number, b: number, limit: number): number {
  let count = 0;
  // Eight at a time; nothing is made of these BigInts, so that none of them is allocated.
  const last = limit - 8;
  while (count <= last && view.getBigInt64(a + count) === view.getBigInt64(b + count)) count += 8;
  while (count < limit && view.getUint8(a + count) === view.getUint8(b + count)) count += 1;
  return count;
}
