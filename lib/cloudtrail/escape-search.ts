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
    const open = fields.map(({ cut, options }) => ({
      cut,
      options: options.filter(({ group }) => (group.holding & target) !== 0n),
    }));
    // A condition that no value at all can fulfil: the conjunction records nothing.
    if (open.some(({ options }) => options.length === 0)) continue;
    const choices = ruleOutGreedily(open, otherBits) ?? ruleOutAll(open, otherBits);
    // In the order of the fields, whichever was settled first.
    if (choices) found.push(cuts.flatMap((cut) => choices.filter((choice) => choice.cut === cut)));
  }
  return found;
}

/**
 * Where there is an event, it is mostly found by choosing for one field after another what rules out most of what
 * the others leave, round and round. That there is none needs the proof of `ruleOutAll`.
 */
function ruleOutGreedily(fields: readonly Field[], others: Bits): Choice[] | undefined {
  for (const first of fields) {
    const order = [first, ...fields.filter((field) => field !== first)];
    const chosen = new Map<Field, Option>();
    let fewest = Number.POSITIVE_INFINITY;
    for (;;) {
      for (const field of order) chosen.set(field, bestBeside(field, chosen, others));
      const left = countBits(aliveBeside(undefined, chosen, others));
      if (left === 0) return [...chosen].map(([{ cut }, { group }]) => ({ cut, groups: [group] }));
      if (left >= fewest) break;
      fewest = left;
    }
  }
  return undefined;
}

function bestBeside(field: Field, chosen: ReadonlyMap<Field, Option>, others: Bits): Option {
  const alive = aliveBeside(field, chosen, others);
  let [best] = field.options;
  let most = -1;
  for (const option of field.options) {
    const count = countCommon(option.rulesOut, alive);
    if (count <= most) continue;
    most = count;
    best = option;
  }
  if (!best) throw new Error('a field without options was passed over before');
  return best;
}

/** What the choices for all fields but this one leave. */
function aliveBeside(field: Field | undefined, chosen: ReadonlyMap<Field, Option>, others: Bits): Bits {
  let alive = others;
  for (const [other, option] of chosen) if (other !== field) alive = without(alive, option.rulesOut);
  return alive;
}

/** Picks one option for each field so that none of `alive` is left; undefined if no picks do. */
function ruleOutAll(open: readonly Field[], alive: Bits): Choice[] | undefined {
  if (isEmpty(alive)) {
    return open.map(({ cut, options }) => ({ cut, groups: options.slice(0, 1).map(({ group }) => group) }));
  }
  const fields = open.map(({ cut, options }) => ({ cut, options: widestOptions(options, alive) }));
  // Each field picks once, so it rules out no more than its best option does, which is its first.
  const living = countBits(alive);
  let reach = 0;
  for (const { options } of fields) {
    const [best] = options;
    if (best) reach += countCommon(best.rulesOut, alive);
    if (reach >= living) break;
  }
  if (reach < living) return undefined;

  const hardest = hardestToRuleOut(fields, alive);
  if (hardest === undefined) return undefined;
  let rest: readonly Field[] = fields;
  for (const field of fields) {
    rest = rest.filter((other) => other !== field);
    const tried: Bits[] = [];
    for (const { group, rulesOut } of field.options) {
      if (!hasBit(rulesOut, hardest)) continue;
      const left = without(alive, rulesOut);
      // What leaves a superset of something already tried in vain is in vain too.
      if (tried.some((smaller) => isSubset(smaller, left))) continue;
      tried.push(left);
      const choices = ruleOutAll(rest, left);
      if (choices) return [...choices, { cut: field.cut, groups: [group] }];
    }
    // From here on some other field rules it out, and this one need not: its ways were all tried.
    const others = field.options.filter(({ rulesOut }) => !hasBit(rulesOut, hardest));
    if (others.length === 0) return undefined;
    rest = [...rest, { cut: field.cut, options: others }];
  }
  return undefined;
}

/**
 * The options that rule out something of `alive` which no other one rules out besides all that it does: whatever a
 * narrower option solves the wider one solves too. The widest first.
 */
function widestOptions(options: readonly Option[], alive: Bits): Option[] {
  const counted = options
    .map((option) => ({ option, count: countCommon(option.rulesOut, alive) }))
    .sort((a, b) => b.count - a.count);
  const widest: Option[] = [];
  for (const { option } of counted) {
    if (!widest.some((wider) => isWithin(option.rulesOut, wider.rulesOut, alive))) widest.push(option);
  }
  return widest;
}

/** The living conjunction with the fewest ways to rule it out: it has to go in any case, and leaves least to try. */
function hardestToRuleOut(fields: readonly Field[], alive: Bits): number | undefined {
  const ways = new Uint32Array(alive.length * 32);
  for (const { options } of fields) {
    for (const { rulesOut } of options) {
      forEachCommonBit(rulesOut, alive, (bit) => {
        ways[bit] = (ways[bit] ?? 0) + 1;
      });
    }
  }
  let hardest: number | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  forEachCommonBit(alive, alive, (bit) => {
    const count = ways[bit] ?? 0;
    if (count < fewest) {
      fewest = count;
      hardest = bit;
    }
  });
  return fewest === 0 ? undefined : hardest;
}

function toBits(bits: bigint, size: number): Bits {
  return Uint32Array.from({ length: size }, (_, index) => Number((bits >> BigInt(index * 32)) & 0xffffffffn));
}

function forEachCommonBit(a: Bits, b: Bits, visit: (bit: number) => void): void {
  for (let index = 0; index < a.length; index++) {
    const word = (a[index] ?? 0) & (b[index] ?? 0);
    for (let rest = word; rest !== 0; rest &= rest - 1) visit(index * 32 + 31 - Math.clz32(rest & -rest));
  }
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

/** `smaller` is a subset of `larger`, as far as `alive` goes. */
function isWithin(smaller: Bits, larger: Bits, alive: Bits): boolean {
  for (let index = 0; index < alive.length; index++) {
    if ((smaller[index] ?? 0) & (alive[index] ?? 0) & ~(larger[index] ?? 0)) return false;
  }
  return true;
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
