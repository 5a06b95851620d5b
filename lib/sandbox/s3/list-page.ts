import { lowerBound, prefixEnd, upperBound } from './key-order.ts';

interface Listing {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  readonly after: Position | undefined;
}

/** The last thing told: a key, or a common prefix, of which everything is then behind us. */
export interface Position {
  readonly kind: 'key' | 'common-prefix';
  readonly text: string;
}

interface Page {
  readonly keys: readonly string[];
  readonly commonPrefixes: readonly string[];
  /** Where the next page begins, where there is one. */
  readonly next: Position | undefined;
}

/** One page; a common prefix is told once and its keys are leapt over, not walked. */
export function listPage(keys: readonly string[], { prefix, delimiter, maxKeys, after }: Listing): Page {
  const found: string[] = [];
  const commonPrefixes: string[] = [];
  let index = lowerBound(keys, prefix);
  if (after !== undefined) {
    const behind = after.kind === 'key' ? upperBound : prefixEnd;
    index = Math.max(index, behind(keys, after.text));
  }
  let last: Position | undefined;
  for (;;) {
    const key = keys[index];
    if (key === undefined || !key.startsWith(prefix) || maxKeys === 0) {
      return { keys: found, commonPrefixes, next: undefined };
    }
    if (found.length + commonPrefixes.length === maxKeys) {
      return { keys: found, commonPrefixes, next: last };
    }
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    if (cut === -1) {
      found.push(key);
      last = { kind: 'key', text: key };
      index += 1;
    } else {
      const common = key.slice(0, cut + delimiter.length);
      commonPrefixes.push(common);
      last = { kind: 'common-prefix', text: common };
      index = prefixEnd(keys, common);
    }
  }
}

/** Where a client's own marker is. One that is a common prefix of this listing stands for all that begins with it. */
export function positionAfter(marker: string, delimiter: string, prefix: string): Position | undefined {
  if (marker === '') return undefined;
  const isCommonPrefix =
    delimiter !== '' &&
    marker.startsWith(prefix) &&
    marker.indexOf(delimiter, prefix.length) === marker.length - delimiter.length;
  return { kind: isCommonPrefix ? 'common-prefix' : 'key', text: marker };
}
