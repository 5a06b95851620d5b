import type { CellGroup, Choice, FieldCut } from './value-cells.ts';

/** Sets of conjunctions as 32-bit words: the search counts and intersects them millions of times. */
type Bits = Uint32Array;

interface Option {
  readonly group: CellGroup;
  /** The conjunctions that this group of values rules out. */
  readonly rulesOut: Bits;
}

interface Field {
  readonly cut: FieldCut;
  readonly options: readonly Option[];
  /** How many options rule out each conjunction. */
  readonly waysToRuleOut: Uint32Array;
}

/**
 * For selector sets so entangled that walking all classes would drown: for each conjunction of `wanted`, looks for
 * an event that it records and that every conjunction of `others` leaves out. Exact: finds one whenever there is
 * one, at most one for each conjunction.
 */
export function searchEscapes(cuts: readonly FieldCut[], wanted: bigint, others: bigint): Choice[][] {
  const all = wanted | others;
  const size = Math.ceil(all.toString(2).length / 32);
  const otherBits = toBits(others, size);
  const fields = cuts.map((cut) => ({
    cut,
    options: cut.groups.map((group) => ({ group, rulesOut: toBits(others & ~group.holding, size) })),
  }));
  const found: Choice[][] = [];
  for (let rest = wanted & ~others; rest !== 0n; rest &= rest - 1n) {
    const target = rest & -rest;
    const open = fields.map(({ cut, options }) => toField(cut, options, target, size));
    // A condition that no value at all can fulfil: the conjunction records nothing.
    if (open.some(({ options }) => options.length === 0)) continue;
    const choices = ruleOutAll(open, otherBits);
    if (choices) found.push(choices);
  }
  return found;
}

function toField(cut: FieldCut, options: readonly Option[], target: bigint, size: number): Field {
  const possible = options.filter(({ group }) => (group.holding & target) !== 0n);
  const waysToRuleOut = new Uint32Array(size * 32);
  for (const { rulesOut } of possible) {
    forEachBit(rulesOut, (bit) => {
      waysToRuleOut[bit] = (waysToRuleOut[bit] ?? 0) + 1;
    });
  }
  return { cut, options: possible, waysToRuleOut };
}

/** Picks one option for each field so that none of `alive` is left; undefined if no picks do. */
function ruleOutAll(fields: readonly Field[], alive: Bits): Choice[] | undefined {
  if (isEmpty(alive)) {
    return fields.map(({ cut, options }) => ({ cut, groups: options.slice(0, 1).map(({ group }) => group) }));
  }
  // Each field picks once, so it rules out no more than its best option does.
  const living = countBits(alive);
  let reach = 0;
  for (const { options } of fields) {
    let best = 0;
    for (const { rulesOut } of options) best = Math.max(best, countCommon(rulesOut, alive));
    reach += best;
    if (reach >= living) break;
  }
  if (reach < living) return undefined;

  const hardest = hardestToRuleOut(fields, alive);
  let rest = fields;
  for (const field of fields) {
    rest = rest.filter((other) => other !== field);
    const ways = field.options
      .filter(({ rulesOut }) => hasBit(rulesOut, hardest))
      .map((option) => ({ option, count: countCommon(option.rulesOut, alive) }))
      .sort((a, b) => b.count - a.count);
    const tried: Bits[] = [];
    for (const { option } of ways) {
      const left = without(alive, option.rulesOut);
      // What leaves a superset of something already tried in vain is in vain too.
      if (tried.some((smaller) => isSubset(smaller, left))) continue;
      tried.push(left);
      const choices = ruleOutAll(rest, left);
      if (choices) return [...choices, { cut: field.cut, groups: [option.group] }];
    }
    // From here on some other field rules it out, and this one need not: its ways were all tried.
    const others = field.options.filter(({ rulesOut }) => !hasBit(rulesOut, hardest));
    if (others.length === 0) return undefined;
    rest = [...rest, { ...field, options: others }];
  }
  return undefined;
}

/** The living conjunction with the fewest ways to rule it out: it has to go in any case, and leaves least to try. */
function hardestToRuleOut(fields: readonly Field[], alive: Bits): number {
  let hardest = 0;
  let fewest = Number.POSITIVE_INFINITY;
  forEachBit(alive, (bit) => {
    const ways = fields.reduce((sum, { waysToRuleOut }) => sum + (waysToRuleOut[bit] ?? 0), 0);
    if (ways < fewest) {
      fewest = ways;
      hardest = bit;
    }
  });
  return hardest;
}

function toBits(bits: bigint, size: number): Bits {
  return Uint32Array.from({ length: size }, (_, index) => Number((bits >> BigInt(index * 32)) & 0xffffffffn));
}

function forEachBit(bits: Bits, visit: (bit: number) => void): void {
  bits.forEach((word, index) => {
    for (let rest = word; rest !== 0; rest &= rest - 1) visit(index * 32 + 31 - Math.clz32(rest & -rest));
  });
}

function hasBit(bits: Bits, bit: number): boolean {
  return (((bits[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}

function without(bits: Bits, removed: Bits): Bits {
  return bits.map((word, index) => word & ~(removed[index] ?? 0));
}

function isEmpty(bits: Bits): boolean {
  return bits.every((word) => word === 0);
}

function isSubset(smaller: Bits, larger: Bits): boolean {
  return smaller.every((word, index) => (word & ~(larger[index] ?? 0)) === 0);
}

function countBits(bits: Bits): number {
  return countCommon(bits, bits);
}

function countCommon(a: Bits, b: Bits): number {
  let count = 0;
  for (let index = 0; index < a.length; index++) {
    let word = (a[index] ?? 0) & (b[index] ?? 0);
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}
