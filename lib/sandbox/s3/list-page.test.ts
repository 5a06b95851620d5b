import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys } from './key-order.ts';
import { listPage } from './list-page.ts';

const key = fc.string({ unit: fc.constantFrom('a', 'b', '/', '😀', '\uFFFD', ' '), maxLength: 8 });
const keys = fc.uniqueArray(key, { maxLength: 40 }).map((list) => [...list].sort(compareKeys));

/** What S3's documentation says, written without regard to speed. */
function listSlowly(all: readonly string[], prefix: string, delimiter: string): string[] {
  const told = all
    .filter((text) => text.startsWith(prefix))
    .map((text) => {
      const cut = delimiter === '' ? -1 : text.indexOf(delimiter, prefix.length);
      return cut === -1 ? text : text.slice(0, cut + delimiter.length);
    });
  return [...new Set(told)];
}

describe('compareKeys', () => {
  it('orders as the UTF-8 bytes do', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});

describe('listPage', () => {
  it('tells every key and common prefix once, in order, whatever the size of a page', () => {
    fc.assert(
      fc.property(
        keys,
        key,
        fc.constantFrom('', '/', 'a'),
        fc.integer({ min: 1, max: 7 }),
        (all, prefix, delimiter, maxKeys) => {
          const told: string[] = [];
          let after: Parameters<typeof listPage>[1]['after'];
          do {
            const page = listPage(all, { prefix, delimiter, maxKeys, after });
            expect(page.keys.length + page.commonPrefixes.length).toBeLessThanOrEqual(maxKeys);
            told.push(...[...page.keys, ...page.commonPrefixes].sort(compareKeys));
            after = page.next;
          } while (after !== undefined);
          expect(told).toEqual(listSlowly(all, prefix, delimiter));
        },
      ),
    );
  });

  it('has no next page where the last one is exactly full', () => {
    const page = listPage(['a', 'b'], { prefix: '', delimiter: '', maxKeys: 2, after: undefined });
    expect(page).toEqual({ keys: ['a', 'b'], commonPrefixes: [], next: undefined });
  });
});
