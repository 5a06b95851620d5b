import type { AdvancedEventSelector, FieldSelector } from '../cloudtrail/advanced-event-selector.ts';
import { compareSelectorSets } from '../cloudtrail/selector-compare.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import { countSelectorValues } from '../cloudtrail/selector-values.ts';
import { type BenchRow, toRow } from './bench-row.ts';
import { benchEntangled } from './entangled-sets.ts';

const SIZES = [10, 50, 100, 250, 500] as const;
/** Milliseconds for one comparison; at 500 values well under a second. */
const REACH: Readonly<Record<(typeof SIZES)[number], number>> = {
  10: 20,
  50: 50,
  100: 100,
  250: 250,
  500: 500,
};

/** How a set spreads its values over selectors, fields and operators. */
const SHAPES: Readonly<Record<string, (values: number, salt: number) => FieldSelector[][]>> = {
  'one condition of names': (values, salt) => [
    [network, kms, { field: 'eventName', equals: numbers(values - 2).map((n) => `Name${n + salt}`) }],
  ],
  'prefixes and suffixes at once': (values, salt) => {
    const half = numbers(Math.floor((values - 2) / 2));
    return [
      [
        network,
        kms,
        {
          field: 'eventName',
          startsWith: half.map((n) => `A${n + salt}`),
          endsWith: half.map((n) => `${n + salt}Z`),
        },
      ],
    ];
  },
  'a selector for each source': (values, salt) =>
    numbers(Math.floor(values / 2)).map((n) => [
      network,
      { field: 'eventSource', equals: [`s${n + salt}.amazonaws.com`] },
    ]),
  'a selector for each prefix': (values, salt) =>
    numbers(Math.floor(values / 3)).map((n) => [
      network,
      kms,
      { field: 'eventName', startsWith: [`Name${n + salt}`] },
    ]),
  'prefixes of one another': (values, salt) =>
    numbers(Math.floor(values / 3)).map((n) => [
      network,
      kms,
      { field: 'eventName', startsWith: ['a'.repeat(n + 1 + salt)] },
    ]),
  'three fields that exclude': (values, salt) =>
    numbers(Math.floor(values / 5)).map((n) => [
      network,
      kms,
      ...['eventName', 'vpcEndpointId', 'userIdentity.arn'].map((field) => ({
        field,
        notEquals: [`v${n + salt}`],
      })),
    ]),
  'ARNs of buckets': (values, salt) => [
    [
      { field: 'eventCategory', equals: ['Data'] },
      { field: 'resources.type', equals: ['AWS::S3::Object'] },
      { field: 'resources.ARN', startsWith: numbers(values - 2).map((n) => `arn:aws:s3:::b${n + salt}/`) },
    ],
  ],
};

const network: FieldSelector = { field: 'eventCategory', equals: ['NetworkActivity'] };
const kms: FieldSelector = { field: 'eventSource', equals: ['kms.amazonaws.com'] };

/** Two sets of so many values each that share nearly all of them, in several shapes. */
export function benchSelectors(): BenchRow[] {
  return [...benchShapes(), ...benchEntangled()];
}

function benchShapes(): BenchRow[] {
  return Object.entries(SHAPES).flatMap(([shape, build]) => {
    const times = SIZES.map((size) => {
      const before = toSet(build(size, 0));
      const after = toSet(build(size, 1));
      const values = countSelectorValues(before);
      if (values > size || values < size * 0.9) throw new Error(`${shape} has ${values} values, not ${size}`);
      return medianMs(() => compareSelectorSets(before, after));
    });
    const rows = SIZES.map((size, index) =>
      toRow(`compare two sets of ${size} values, ${shape}`, times[index] ?? 0, 'ms', REACH[size]),
    );
    // Twice the values: 2 is linear, 4 quadratic, and 8 would be cubic.
    const growth = (times[4] ?? 0) / Math.max(times[3] ?? 0, 0.01);
    return [...rows, toRow(`growth from 250 to 500 values, ${shape}`, growth, 'times', 8)];
  });
}

function toSet(selectors: readonly (readonly FieldSelector[])[]): SelectorSet {
  return {
    kind: 'advanced',
    advancedEventSelectors: selectors.map((fieldSelectors): AdvancedEventSelector => ({ fieldSelectors })),
  };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function medianMs(run: () => unknown): number {
  run();
  const times = numbers(5).map(() => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[2] ?? 0;
}
