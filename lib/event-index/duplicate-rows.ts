import { hashKey, KEY_WORDS } from './event-key.ts';

/**
 * For each of the rows in `order`, the first row before it that has the same key, or itself. By row number; rows that
 * are not in `order` are not looked at.
 */
export function findFirstRows(keys: Uint32Array, order: Int32Array): Int32Array {
  let size = 1024;
  while (size < order.length * 2) size *= 2;
  const mask = size - 1;
  // Row numbers plus one; 0 is an empty place.
  const slots = new Int32Array(size);
  const firsts = new Int32Array(keys.length / KEY_WORDS);
  for (let index = 0; index < order.length; index += 1) {
    const row = order[index] ?? 0;
    const at = row * KEY_WORDS;
    let slot = hashKey(keys, row) & mask;
    for (;;) {
      const known = slots[slot] ?? 0;
      if (known === 0) {
        slots[slot] = row + 1;
        firsts[row] = row;
        break;
      }
      if (isSameKey(keys, at, (known - 1) * KEY_WORDS)) {
        firsts[row] = known - 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return firsts;
}

function isSameKey(keys: Uint32Array, a: number, b: number): boolean {
  return (
    keys[a] === keys[b] &&
    keys[a + 1] === keys[b + 1] &&
    keys[a + 2] === keys[b + 2] &&
    keys[a + 3] === keys[b + 3]
  );
}
