import { isJsonObject } from '../../http/json-input.ts';
import type { Aggregate, Column, Condition, Expression, SqlQuery } from './sql-query.ts';

export interface SqlResult {
  /** A row is a list of maps with one column each, as GetQueryResults gives it. */
  readonly rows: readonly (readonly Readonly<Record<string, string>>[])[];
  readonly eventsMatched: number;
}

type Value = string | number | boolean | null;

/** A group of events; without GROUP BY and aggregates each event is one. */
type Group = readonly object[];

export function runSql(query: SqlQuery, events: readonly object[]): SqlResult {
  const { where, columns, orderBy, limit } = query;
  const matched = where === undefined ? events : events.filter((event) => holds(where, event) === true);
  const groups = toGroups(query, matched);
  const ordered = groups.toSorted((a, b) => {
    for (const { by, descending } of orderBy) {
      const order = compareForOrder(evaluateGroup(by, a), evaluateGroup(by, b), descending);
      if (order !== 0) return order;
    }
    return 0;
  });
  return {
    rows: ordered.slice(0, limit).map((group) =>
      columns.map(({ name, value }, index) => ({
        [name === '' ? `_col${index}` : name]: toText(evaluateGroup(value, group)),
      })),
    ),
    eventsMatched: matched.length,
  };
}

/** A selected column that is neither grouped nor counted has no one value; the error names it. */
export function findUngroupedColumn({ columns, groupBy }: SqlQuery): string | undefined {
  const isGrouped = groupBy.length > 0 || columns.some(({ value }) => value.kind === 'aggregate');
  if (!isGrouped) return undefined;
  const keys = new Set(groupBy.map(toKey));
  return columns.find(
    ({ value }) => value.kind !== 'aggregate' && value.kind !== 'literal' && !keys.has(toKey(value)),
  )?.name;
}

function toGroups({ columns, groupBy }: SqlQuery, events: readonly object[]): readonly Group[] {
  if (groupBy.length === 0) {
    return columns.some(({ value }) => value.kind === 'aggregate')
      ? [events]
      : events.map((event) => [event]);
  }
  const groups = new Map<string, object[]>();
  for (const event of events) {
    const key = JSON.stringify(groupBy.map((by) => evaluate(by, event)));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return [...groups.values()];
}

function evaluateGroup(expression: Expression, group: Group): Value {
  if (expression.kind === 'aggregate') return aggregate(expression, group);
  return evaluate(expression, group[0] ?? {});
}

function aggregate({ name, distinct, of }: Aggregate, group: Group): Value {
  if (of === undefined) return group.length;
  const values = group.map((event) => evaluate(of, event)).filter((value) => value !== null);
  if (name === 'count') return distinct ? new Set(values).size : values.length;
  const sorted = values.toSorted((a, b) => compare(a, b) ?? 0);
  return (name === 'min' ? sorted[0] : sorted.at(-1)) ?? null;
}

function evaluate(expression: Expression, event: object): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'column':
      return toValue(expression.path, readPath(expression, event));
    case 'element': {
      const map = readPath(expression.of, event);
      return toValue(
        [],
        isJsonObject(map) && Object.hasOwn(map, expression.key) ? map[expression.key] : null,
      );
    }
    case 'aggregate':
      return null;
  }
}

function readPath({ path }: Column, event: object): unknown {
  let value: unknown = event;
  for (const name of path) {
    if (!isJsonObject(value)) return undefined;
    const found = Object.keys(value).find((member) => member.toLowerCase() === name.toLowerCase());
    value = found === undefined ? undefined : value[found];
  }
  return value;
}

/** Lake keeps the time of an event as a timestamp, which it shows and compares as `2026-11-23 09:00:00.000`. */
function toValue(path: readonly string[], value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return JSON.stringify(value);
  return path.length === 1 && path[0]?.toLowerCase() === 'eventtime'
    ? `${value.replace('T', ' ').replace(/(?:\.\d+)?Z$/, '')}.000`
    : value;
}

/** Three-valued, as SQL is: what compares with null is unknown, and so is its opposite. */
function holds(condition: Condition, event: object): boolean | undefined {
  switch (condition.kind) {
    case 'and': {
      const both = [holds(condition.left, event), holds(condition.right, event)];
      return both.includes(false) ? false : both.includes(undefined) ? undefined : true;
    }
    case 'or': {
      const both = [holds(condition.left, event), holds(condition.right, event)];
      return both.includes(true) ? true : both.includes(undefined) ? undefined : false;
    }
    case 'not': {
      const inner = holds(condition.of, event);
      return inner === undefined ? undefined : !inner;
    }
    case 'is-null':
      return evaluate(condition.value, event) === null;
    case 'like': {
      const value = evaluate(condition.value, event);
      return value === null ? undefined : toPattern(condition.pattern).test(String(value));
    }
    case 'in': {
      const value = evaluate(condition.value, event);
      if (value === null) return undefined;
      return condition.list.some((item) => compare(value, evaluate(item, event)) === 0);
    }
    case 'compare': {
      const order = compare(evaluate(condition.left, event), evaluate(condition.right, event));
      return order === undefined ? undefined : SIGNS[condition.sign](order);
    }
  }
}

const SIGNS = {
  '=': (order: number) => order === 0,
  '<>': (order: number) => order !== 0,
  '<': (order: number) => order < 0,
  '>': (order: number) => order > 0,
  '<=': (order: number) => order <= 0,
  '>=': (order: number) => order >= 0,
} as const;

/** Undefined where one side is null. A time without a fraction is the whole second. */
function compare(a: Value, b: Value): number | undefined {
  if (a === null || b === null) return undefined;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)].map((text) =>
    /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) ? `${text}.000` : text,
  );
  return left === right ? 0 : (left ?? '') < (right ?? '') ? -1 : 1;
}

/** Nulls come last in both directions. */
function compareForOrder(a: Value, b: Value, descending: boolean): number {
  const order = compare(a, b);
  if (order === undefined) return Number(a === null) - Number(b === null);
  return descending ? -order : order;
}

function toPattern(like: string): RegExp {
  const source = like
    .split('')
    .map((character) =>
      character === '%' ? '.*' : character === '_' ? '.' : character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`, 's');
}

function toKey(expression: Expression): string {
  return JSON.stringify(expression).toLowerCase();
}

/** Results are texts; how Lake writes what is null has not been seen. */
function toText(value: Value): string {
  return value === null ? 'null' : String(value);
}
