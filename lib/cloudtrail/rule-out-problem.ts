import { type Bits, countBits, isSubset, nextBit, noBits, setBit } from './bits.ts';

/**
 * Pick one option for each field so that together they rule out all conjunctions: then there is an event that none of
 * them records. An option is a group of values, known by what it rules out.
 */
export interface RuleOutProblem {
  readonly conjunctions: number;
  readonly fields: readonly RuleOutField[];
}

export interface RuleOutField {
  readonly options: number;
  /** The conjunctions that the options rule out, one list after the other: option n's from `starts[n]` to the next. */
  readonly ruledOut: Int32Array;
  readonly starts: Int32Array;
  /** The options that rule out each conjunction. */
  readonly against: readonly Bits[];
}

/** From what each option of each field rules out among `conjunctions`, which the problem numbers from 0. */
export function toProblem(
  fields: readonly (readonly Bits[])[],
  conjunctions: readonly number[],
): RuleOutProblem {
  const numbers = new Map(conjunctions.map((conjunction, number) => [conjunction, number]));
  return { conjunctions: conjunctions.length, fields: fields.map((options) => toField(options, numbers)) };
}

function toField(options: readonly Bits[], numbers: ReadonlyMap<number, number>): RuleOutField {
  const against = Array.from(numbers, () => noBits(options.length));
  const starts = new Int32Array(options.length + 1);
  const ruledOut: number[] = [];
  options.forEach((bits, option) => {
    for (let bit = nextBit(bits, 0); bit >= 0; bit = nextBit(bits, bit + 1)) {
      const number = numbers.get(bit);
      const row = number === undefined ? undefined : against[number];
      if (number === undefined || !row) continue;
      ruledOut.push(number);
      setBit(row, option);
    }
    starts[option + 1] = ruledOut.length;
  });
  return { options: options.length, ruledOut: Int32Array.from(ruledOut), starts, against };
}

// Beyond this the time is better spent on the search, which does without, only slower.
const MAX_CHECKS = 500_000;

/** The indexes of the options that rule out something which no other one rules out besides all that it does. */
export function widestOptions(ruledOut: readonly Bits[]): number[] {
  // Count and index in one number: a hundred thousand of them are sorted without an object each.
  const sorted = Float64Array.from(ruledOut, (bits, option) => countBits(bits) * ruledOut.length + option)
    .sort()
    .reverse();
  const widest: number[] = [];
  const kept: Bits[] = [];
  let checks = 0;
  for (const counted of sorted) {
    const option = counted % ruledOut.length;
    const bits = ruledOut[option];
    if (!bits) continue;
    if (checks < MAX_CHECKS && kept.some((wider) => isSubset(bits, wider))) continue;
    checks += kept.length;
    kept.push(bits);
    widest.push(option);
  }
  return widest;
}
