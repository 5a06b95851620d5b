import { searchEscapes } from './escape-search.ts';
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
}

interface Path {
  readonly parent: Path | undefined;
  readonly choice: Choice;
}

interface Node {
  readonly alive: bigint;
  count: number;
  readonly path: Path | undefined;
}

// By text: engines hash only the low 64 bits of a bigint, and sets of hundreds of selectors would all collide.
type Level = Map<string, Node>;

// More work than this and the walk gives way to the search, which does not list every class.
const WALK_BUDGET = 50_000;

/**
 * Walks the event space field by field and carries the conjunctions that can still hold (`alive`), so that values
 * which no living conjunction tells apart are never multiplied out. `before` and `after` are the bits of the two
 * sets; a conjunction that both sets have is one bit in both.
 */
export function walkEventSpace(
  cuts: readonly FieldCut[],
  before: bigint,
  after: bigint,
  budget = WALK_BUDGET,
): SpaceWalk {
  return (
    walk(cuts, before, after, budget) ?? {
      count: cuts.reduce((product, { groups }) => product * groups.length, 1),
      classes: [
        ...searchEscapes(cuts, before, after).map((choices) => ({ choices, before: true, after: false })),
        ...searchEscapes(cuts, after, before).map((choices) => ({ choices, before: false, after: true })),
      ],
    }
  );
}

function walk(
  cuts: readonly FieldCut[],
  before: bigint,
  after: bigint,
  budget: number,
): SpaceWalk | undefined {
  let work = 0;
  let count = 0;
  const classes: SpaceClass[] = [];
  let level: Level = new Map();
  put(level, before | after, 1, undefined);
  for (let index = 0; index <= cuts.length; index++) {
    const cut = cuts[index];
    const later = cuts.slice(index).reduce((mask, { users }) => mask | users, 0n);
    const next: Level = new Map();
    for (const node of level.values()) {
      const { alive } = node;
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
      if (work > budget) return undefined;
      const children = new Map<string, { child: bigint; groups: CellGroup[] }>();
      for (const group of cut.groups) {
        const child = relevant & group.holding;
        const key = child.toString(16);
        const known = children.get(key);
        if (known) known.groups.push(group);
        else children.set(key, { child, groups: [group] });
      }
      for (const { child, groups } of children.values()) {
        // Where all values lead the same way the field says nothing about the class.
        const path = children.size === 1 ? node.path : { parent: node.path, choice: { cut, groups } };
        put(next, child, node.count, path);
      }
    }
    level = next;
  }
  return { count, classes };
}

function put(level: Level, alive: bigint, count: number, path: Path | undefined): void {
  const key = alive.toString(16);
  const known = level.get(key);
  if (known) known.count += count;
  else level.set(key, { alive, count, path });
}

function choicesOf(path: Path | undefined): Choice[] {
  const choices: Choice[] = [];
  for (let step = path; step; step = step.parent) choices.unshift(step.choice);
  return choices;
}

function lowestBit(bits: bigint): bigint {
  return bits & -bits;
}
