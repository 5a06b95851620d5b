import type { CellGroup, FieldCut } from './value-cells.ts';

/** One field of a class: the groups of values that lead to the same outcome. */
export interface Choice {
  readonly cut: FieldCut;
  readonly groups: readonly CellGroup[];
}

/** A class of events whose decision is one and the same, told by the fields that made the difference. */
export interface SpaceClass {
  readonly choices: readonly Choice[];
  readonly before: boolean;
  readonly after: boolean;
}

export interface SpaceWalk {
  /** How many classes were told apart. */
  readonly count: number;
  /** Classes with one outcome are gathered where the conditions that were left agree. */
  readonly classes: readonly SpaceClass[];
}

interface Path {
  readonly parent: Path | undefined;
  readonly choice: Choice;
}

interface Node {
  count: number;
  readonly path: Path | undefined;
}

// More work than this and the walk gives way to the search, which does not list every class.
const WALK_BUDGET = 100_000;

/**
 * Walks the event space field by field and carries the conjunctions that can still hold (`alive`), so that values
 * which no living conjunction tells apart are never multiplied out. `before` and `after` are the bits of the two
 * sets; a conjunction that both sets have is one bit in both.
 */
export function walkEventSpace(cuts: readonly FieldCut[], before: bigint, after: bigint): SpaceWalk {
  return walk(cuts, before, after) ?? search(cuts, before, after);
}

function walk(cuts: readonly FieldCut[], before: bigint, after: bigint): SpaceWalk | undefined {
  let work = 0;
  let count = 0;
  const classes: SpaceClass[] = [];
  let level = new Map<bigint, Node>([[before | after, { count: 1, path: undefined }]]);
  for (let index = 0; index <= cuts.length; index++) {
    const cut = cuts[index];
    const later = cuts.slice(index).reduce((mask, { users }) => mask | users, 0n);
    const next = new Map<bigint, Node>();
    for (const [alive, node] of level) {
      const settled = alive & ~later;
      const decidedBefore = (settled & before) !== 0n || (alive & before) === 0n;
      const decidedAfter = (settled & after) !== 0n || (alive & after) === 0n;
      if (cut === undefined || (decidedBefore && decidedAfter)) {
        count += node.count;
        classes.push({
          choices: choicesOf(node.path),
          before: (alive & before) !== 0n,
          after: (alive & after) !== 0n,
        });
        continue;
      }
      // Once one set is certain to record the event, its other conjunctions make no difference any more.
      let relevant = alive;
      if (decidedBefore && (alive & before) !== 0n) relevant = (alive & after) | lowestBit(settled & before);
      else if (decidedAfter && (alive & after) !== 0n)
        relevant = (alive & before) | lowestBit(settled & after);
      if ((relevant & cut.users) === 0n) {
        put(next, relevant, node.count, node.path);
        continue;
      }
      work += cut.groups.length;
      if (work > WALK_BUDGET) return undefined;
      const children = new Map<bigint, CellGroup[]>();
      for (const group of cut.groups) {
        const child = relevant & group.holding;
        const groups = children.get(child);
        if (groups) groups.push(group);
        else children.set(child, [group]);
      }
      for (const [child, groups] of children) {
        // Where all values lead the same way the field says nothing about the class.
        const path = children.size === 1 ? node.path : { parent: node.path, choice: { cut, groups } };
        put(next, child, node.count, path);
      }
    }
    level = next;
  }
  return { count, classes };
}

function put(level: Map<bigint, Node>, alive: bigint, count: number, path: Path | undefined): void {
  const known = level.get(alive);
  if (known) known.count += count;
  else level.set(alive, { count, path });
}

function choicesOf(path: Path | undefined): Choice[] {
  const choices: Choice[] = [];
  for (let step = path; step; step = step.parent) choices.unshift(step.choice);
  return choices;
}

function lowestBit(bits: bigint): bigint {
  return bits & -bits;
}

/**
 * For sets so entangled that the walk would drown: for each conjunction of one set, looks for an event that it
 * records and that every conjunction of the other set leaves out. Each field picks one group; a branch is given up
 * as soon as the fields that are left cannot rule out what still lives. Finds a difference whenever there is one.
 */
function search(cuts: readonly FieldCut[], before: bigint, after: bigint): SpaceWalk {
  const count = cuts.reduce((product, { groups }) => product * groups.length, 1);
  const classes: SpaceClass[] = [];
  for (const target of bitsOf(before & ~after)) {
    const choices = findEscape(cuts, target, after);
    if (choices) classes.push({ choices, before: true, after: false });
  }
  for (const target of bitsOf(after & ~before)) {
    const choices = findEscape(cuts, target, before);
    if (choices) classes.push({ choices, before: false, after: true });
  }
  return { count, classes };
}

function findEscape(cuts: readonly FieldCut[], target: bigint, others: bigint): Choice[] | undefined {
  const options = cuts
    .filter(({ users }) => (users & (others | target)) !== 0n)
    .map((cut) => ({
      cut,
      groups: minimal(
        cut.groups.filter(({ holding }) => (holding & target) !== 0n),
        others,
      ),
    }));
  if (options.some(({ groups }) => groups.length === 0)) return undefined;
  // Fields with few ways first: their dead ends are found early.
  options.sort((a, b) => a.groups.length - b.groups.length);

  const descend = (index: number, alive: bigint, choices: readonly Choice[]): Choice[] | undefined => {
    if (alive === 0n && index === options.length) return [...choices];
    const rest = options.slice(index);
    const option = rest[0];
    if (!option) return undefined;
    const canRuleOut = rest.reduce(
      (sum, { groups }) => sum + Math.max(...groups.map(({ holding }) => countBits(alive & ~holding))),
      0,
    );
    if (canRuleOut < countBits(alive)) return undefined;
    const ways = [...option.groups].sort(
      (a, b) => countBits(alive & a.holding) - countBits(alive & b.holding),
    );
    for (const group of ways) {
      const choice = { cut: option.cut, groups: [group] };
      const found = descend(index + 1, alive & group.holding, [...choices, choice]);
      if (found) return found;
    }
    return undefined;
  };
  return descend(0, others, []);
}

/** A group on which fewer of the others hold is never the worse choice. */
function minimal(groups: readonly CellGroup[], others: bigint): CellGroup[] {
  const kept: CellGroup[] = [];
  const byCount = [...groups].sort((a, b) => countBits(a.holding & others) - countBits(b.holding & others));
  for (const group of byCount) {
    const holding = group.holding & others;
    if (!kept.some((smaller) => (smaller.holding & others & ~holding) === 0n)) kept.push(group);
  }
  return kept;
}

function bitsOf(bits: bigint): bigint[] {
  const list: bigint[] = [];
  for (let rest = bits; rest !== 0n; rest &= rest - 1n) list.push(lowestBit(rest));
  return list;
}

function countBits(bits: bigint): number {
  let count = 0;
  for (let rest = bits; rest !== 0n; rest >>= 32n) {
    let word = Number(rest & 0xffffffffn) >>> 0;
    for (; word !== 0; word &= word - 1) count++;
  }
  return count;
}
