import type { FieldSelector, SelectorOperator } from './advanced-event-selector.ts';
import type { SelectorSet } from './selector-set.ts';
import { countSelectorValues } from './selector-values.ts';

/** Selector sets made to be hard to compare: their fields multiply, and whether two record the same is far from plain. */

const FIELDS = [
  'eventName',
  'resources.ARN',
  'userIdentity.arn',
  'eventSource',
  'eventType',
  'errorCode',
  'vpcEndpointId',
  'sessionCredentialFromConsole',
];

const data: FieldSelector = { field: 'eventCategory', equals: ['Data'] };
const objects: FieldSelector = { field: 'resources.type', equals: ['AWS::S3::Object'] };

type Opposites = readonly [SelectorOperator, SelectorOperator];
const OPPOSITES: readonly [Opposites, ...Opposites[]] = [
  ['equals', 'notEquals'],
  ['startsWith', 'notStartsWith'],
  ['endsWith', 'notEndsWith'],
];

type Selector = readonly FieldSelector[];

/** The same numbers for the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761) >>> 0 || 1;
  }

  /** Below `limit` (xorshift). */
  roll(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % limit;
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.roll(list.length)] ?? list[0];
  }

  word(letters: string, longest: number): string {
    const length = 1 + this.roll(longest);
    return Array.from({ length }, () => letters[this.roll(letters.length)]).join('');
  }

  shuffle<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, rank: this.roll(1 << 30) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
  }
}

/** As many selectors as there is room for. */
function fill(values: number, make: () => Selector): SelectorSet {
  const selectors: Selector[] = [];
  for (let left = values; ; ) {
    const selector = make();
    left -= countSelectorValues(toSet([selector]));
    if (left < 0) return toSet(selectors);
    selectors.push(selector);
  }
}

function toSet(selectors: readonly Selector[]): SelectorSet {
  return {
    kind: 'advanced',
    advancedEventSelectors: selectors.map((fieldSelectors) => ({ fieldSelectors })),
  };
}

/** Each leaves out one value, beginning or ending of each of so many fields. */
export function randomExclusions(dice: Dice, values: number, fields: number, letters: string): SelectorSet {
  return fill(values, () => [
    data,
    objects,
    ...FIELDS.slice(0, fields).map((field) => ({
      field,
      [dice.pick(['notEquals', 'notStartsWith', 'notEndsWith'])]: [dice.word(letters, 4)],
    })),
  ]);
}

/** Beginnings and endings, some asked for and most left out, several at once, not on every field. */
export function randomMixture(dice: Dice, values: number, fields: number): SelectorSet {
  return fill(values, () => [
    data,
    objects,
    ...FIELDS.slice(0, fields).flatMap((field): FieldSelector[] => {
      if (dice.roll(10) === 0) return [];
      const first = dice.pick(['startsWith', 'endsWith', 'notStartsWith', 'notStartsWith', 'notStartsWith']);
      const second = dice.pick(['notEndsWith', 'notEquals']);
      const excluded = dice.roll(3) === 0 ? { [second]: [dice.word('abc', 3)] } : {};
      return [{ field, [first]: [dice.word('abc', 3)], ...excluded }];
    }),
  ]);
}

/**
 * Each leaves out a beginning and an ending of each field, and every letter is left out equally often: what rules all of
 * them out would have to be nearly an exact cover.
 */
export function evenExclusions(dice: Dice, values: number, fields: number, letters: number): SelectorSet {
  const count = Math.floor(values / (2 + 2 * fields));
  const deal = () => dice.shuffle(Array.from({ length: count }, (_, index) => index % letters));
  const dealt = FIELDS.slice(0, fields).map((field) => ({ field, begins: deal(), ends: deal() }));
  return toSet(
    Array.from({ length: count }, (_, index) => [
      data,
      objects,
      ...dealt.map(({ field, begins, ends }) => ({
        field,
        notStartsWith: [letter(begins[index])],
        notEndsWith: [letter(ends[index])],
      })),
    ]),
  );
}

/** A tree of random decisions, its leaves as selectors: each event is recorded by exactly one of them. */
export function randomPartition(dice: Dice, values: number, fields: number): SelectorSet {
  let leaves: Selector[] = [[data]];
  for (let tries = 0; tries < 1000; tries++) {
    const at = dice.roll(leaves.length);
    const leaf = leaves[at] ?? [data];
    const field = FIELDS[dice.roll(fields)] ?? 'eventName';
    const before = leaf.find((condition) => condition.field === field) ?? { field };
    if (before.equals || before.startsWith || before.endsWith) continue;
    const [wanted, unwanted] = dice.pick(OPPOSITES);
    const word = dice.word('abcd', 3);
    const rest = leaf.filter((condition) => condition !== before);
    const excluded: readonly string[] = before[unwanted] ?? [];
    const divided = leaves.toSpliced(
      at,
      1,
      [...rest, { ...before, [wanted]: [word] }],
      [...rest, { ...before, [unwanted]: [...excluded, word] }],
    );
    if (countSelectorValues(toSet(divided)) > values) break;
    leaves = divided;
  }
  return toSet(leaves);
}

/**
 * Records every event of which a field begins with none of so many letters, and every one of which two fields begin with
 * the same: with fewer letters than fields that is each of them, which no reasoning on single fields finds.
 */
export function pigeonholes(fields: number, letters: number): SelectorSet {
  const all = FIELDS.slice(0, fields);
  const holes = Array.from({ length: letters }, (_, index) => letter(index));
  return toSet([
    ...all.map((field) => [data, { field, notStartsWith: holes }]),
    ...all.flatMap((field, index) =>
      all
        .slice(index + 1)
        .flatMap((other) =>
          holes.map((hole) => [data, { field, startsWith: [hole] }, { field: other, startsWith: [hole] }]),
        ),
    ),
  ]);
}

/** All data events. */
export const everything: SelectorSet = toSet([[data]]);

function letter(index = 0): string {
  return String.fromCharCode(0x61 + index);
}
