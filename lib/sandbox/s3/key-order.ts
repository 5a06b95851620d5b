/**
 * S3 lists keys in the order of their UTF-8 bytes. JavaScript compares UTF-16 units, which differs as soon as
 * a key leaves the Basic Multilingual Plane.
 */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const unitA = a.charCodeAt(i);
    const unitB = b.charCodeAt(i);
    if (unitA !== unitB) return rank(unitA) - rank(unitB);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above U+FFFF, so they sort after every other unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** The index of the first key that is not before `key`. */
export function lowerBound(keys: readonly string[], key: string): number {
  return firstIndex(keys, (candidate) => compareKeys(candidate, key) >= 0);
}

/** The index of the first key after `key`. */
export function upperBound(keys: readonly string[], key: string): number {
  return firstIndex(keys, (candidate) => compareKeys(candidate, key) > 0);
}

/** The index of the first key that sorts after every key beginning with `prefix`. */
export function prefixEnd(keys: readonly string[], prefix: string): number {
  return firstIndex(keys, (candidate) => !candidate.startsWith(prefix) && compareKeys(candidate, prefix) > 0);
}

function firstIndex(keys: readonly string[], holds: (key: string) => boolean): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const key = keys[middle];
    if (key !== undefined && holds(key)) high = middle;
    else low = middle + 1;
  }
  return low;
}
