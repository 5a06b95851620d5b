import { type Bits, both, either, intersects, keepOnly, nextBit, setBit, without } from './bits.ts';
import { BitsMap } from './bits-map.ts';
import { EscapeSearch } from './escape-search.ts';
import type { CellGroup, Choice, FieldCut } from './value-cells.ts';

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
  /** These are all classes, not only those that differ. */
  readonly isWhole: boolean;
}

/** All events, cut by what the conjunctions of two sets say; one that both sets have is a bit in both. */
export interface EventSpace {
  readonly cuts: readonly FieldCut[];
  readonly conjunctions: number;
  readonly before: Bits;
  readonly after: Bits;
}

// More work than this and the walk gives way to the search, which does not list every class.
const WALK_BUDGET = 50_000;

/**
 * Walks the event space field by field and carries the conjunctions that can still hold (`alive`), so that values
 * which no living conjunction tells apart are never multiplied out. Where even so there are too many classes to walk,
 * those that differ are searched for, which is as exact but finds one for each conjunction.
 */
export function walkEventSpace(space: EventSpace, budget = WALK_BUDGET): SpaceWalk {
  return (
    walk(space, budget) ?? {
      count: countClasses(space),
      classes: searchDifferences(space),
      isWhole: false,
    }
  );
}

function countClasses({ cuts }: EventSpace): number {
  return cuts.reduce((product, { groups }) => product * groups.length, 1);
}

function searchDifferences({ cuts, conjunctions, before, after }: EventSpace): SpaceClass[] {
  const search = new EscapeSearch(cuts, conjunctions);
  return [
    ...search.find(before, after).map((choices) => ({ choices, before: true, after: false })),
    ...search.find(after, before).map((choices) => ({ choices, before: false, after: true })),
  ];
}

/**
 * Some classes that both sets record, or neither, where there are too many to walk: one way after another to its end,
 * until there are enough or the work is.
 */
export function listUnchangedClasses(space: EventSpace, limit: number): SpaceClass[] {
  const meter = { left: WALK_BUDGET };
  const steps = stepsOf(space, meter);
  const found: SpaceClass[] = [];
  const follow = (node: Node, level: number): void => {
    if (found.length >= limit || meter.left < 0) return;
    const led = steps[level]?.(node);
    if (!led) return;
    if ('settled' in led) {
      if (led.settled.before === led.settled.after) found.push(led.settled);
      return;
    }
    for (const child of led.next) follow(child, level + 1);
  };
  follow(rootOf(space), 0);
  return found;
}

interface Path {
  readonly parent: Path | undefined;
  readonly choice: Choice;
}

interface Node {
  readonly alive: Bits;
  readonly path: Path | undefined;
}

interface CountedNode extends Node {
  count: number;
}

/** What a node of one level leads to: an outcome, or nodes of the next level. */
type Step = { readonly settled: SpaceClass } | { readonly next: readonly Node[] };

/** How many groups of values may still be looked at. */
interface Meter {
  left: number;
}

function walk(space: EventSpace, budget: number): SpaceWalk | undefined {
  const meter = { left: budget };
  let count = 0;
  const classes: SpaceClass[] = [];
  let level: readonly CountedNode[] = [{ ...rootOf(space), count: 1 }];
  for (const step of stepsOf(space, meter)) {
    const next = new BitsMap<CountedNode>();
    for (const node of level) {
      const led = step(node);
      if ('settled' in led) {
        count += node.count;
        classes.push(led.settled);
        continue;
      }
      if (meter.left < 0) return undefined;
      for (const child of led.next) {
        next.getOrAdd(child.alive, (alive) => ({ alive, path: child.path, count: 0 })).count += node.count;
      }
    }
    level = next.values();
  }
  return { count, classes, isWhole: true };
}

function rootOf({ before, after }: EventSpace): Node {
  return { alive: either(before, after), path: undefined };
}

/** One step for each field, and one that settles what is left. */
function stepsOf(space: EventSpace, meter: Meter): ((node: Node) => Step)[] {
  const { cuts, before, after } = space;
  return [...cuts, undefined].map((cut, index) => {
    const later = cuts
      .slice(index)
      .reduce((users, field) => either(users, field.users), without(before, before));
    return (node) => {
      const { alive } = node;
      const settled = without(alive, later);
      const isBefore = intersects(alive, before);
      const isAfter = intersects(alive, after);
      const decidedBefore = !isBefore || intersects(settled, before);
      const decidedAfter = !isAfter || intersects(settled, after);
      if (cut === undefined || (decidedBefore && decidedAfter)) {
        return { settled: { choices: choicesOf(node.path), before: isBefore, after: isAfter } };
      }
      // Once one set is certain to record the event, its other conjunctions make no difference any more.
      let relevant = alive;
      if (decidedBefore && isBefore) relevant = withOne(both(alive, after), both(settled, before));
      else if (decidedAfter && isAfter) relevant = withOne(both(alive, before), both(settled, after));
      if (!intersects(relevant, cut.users)) return { next: [{ alive: relevant, path: node.path }] };
      meter.left -= cut.groups.length;
      return { next: meter.left < 0 ? [] : divide(cut, relevant, node.path) };
    };
  });
}

/** The values of a field, taken together where the same conjunctions stay alive. */
function divide(cut: FieldCut, alive: Bits, path: Path | undefined): Node[] {
  const children = new BitsMap<{ alive: Bits; groups: CellGroup[] }>();
  const left = alive.slice();
  for (const group of cut.groups) {
    left.set(alive);
    keepOnly(left, group.holding);
    children.getOrAdd(left, (child) => ({ alive: child, groups: [] })).groups.push(group);
  }
  // Where all values lead the same way the field says nothing about the class.
  const isOne = children.values().length === 1;
  return children.values().map((child) => ({
    alive: child.alive,
    path: isOne ? path : { parent: path, choice: { cut, groups: child.groups } },
  }));
}

function choicesOf(path: Path | undefined): Choice[] {
  const choices: Choice[] = [];
  for (let step = path; step; step = step.parent) choices.unshift(step.choice);
  return choices;
}

function withOne(bits: Bits, more: Bits): Bits {
  const one = nextBit(more, 0);
  if (one >= 0) setBit(bits, one);
  return bits;
}
