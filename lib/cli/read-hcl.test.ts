import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWrittenSelectors } from '../cloudtrail/parse-written-selectors.ts';
import { renderSelectorSet } from '../cloudtrail/render-selectors.ts';
import { advancedSet, basicSet } from '../cloudtrail/selector-arbitraries.ts';
import { canonicalSelectorText } from '../cloudtrail/selector-canonical.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import { parseHcl } from './read-hcl.ts';

/** What begins a template, ends a quotation or is no letter. */
const hostileText = fc.string({
  unit: fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', '\u0000', '\u202e', '🛡', 'a', ' ', '<<EOT'),
  minLength: 1,
});
const hostileSet = fc
  .record({ name: hostileText, field: hostileText, values: fc.array(hostileText, { minLength: 1 }) })
  .map(
    ({ name, field, values }): SelectorSet => ({
      kind: 'advanced',
      advancedEventSelectors: [{ name, fieldSelectors: [{ field, equals: values, notEndsWith: values }] }],
    }),
  );
// A trail without selectors records what a new one records: nothing to render says something else.
const anySet: fc.Arbitrary<SelectorSet> = fc.oneof(
  hostileSet,
  basicSet.filter(({ eventSelectors }) => eventSelectors.length > 0),
  advancedSet.filter(({ advancedEventSelectors }) => advancedEventSelectors.length > 0),
);

describe('parseHcl', () => {
  it('reads what is rendered as Terraform as the same set', async () => {
    await fc.assert(
      fc.asyncProperty(anySet, async (set) => {
        const rendered = renderSelectorSet(set, 'terraform', { name: 'audit' });
        if (!rendered.ok) return;
        const json = await parseHcl(rendered.value, 'main.tf');
        const read = parseWrittenSelectors(json.ok ? json.value : undefined);
        expect(read.ok ? canonicalSelectorText(read.value) : read.error).toBe(canonicalSelectorText(set));
      }),
      { numRuns: 200 },
    );
  });

  it('says where it is broken', async () => {
    expect(await parseHcl('resource "a" "b" {\n  x = [1,\n', 'main.tf')).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^main\.tf:3,1-1: /),
    });
  });
});
