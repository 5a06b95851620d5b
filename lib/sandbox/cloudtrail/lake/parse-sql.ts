import { fail, ok, type Result } from '../../../result.ts';
import type { Aggregate, Column, Condition, Expression, SelectedColumn, SqlQuery } from './sql-query.ts';
import { readSqlTokens, type SqlToken } from './sql-tokens.ts';

/** What the statement reads, and from which event data store: its ID or ARN, as written. */
export interface ParsedStatement {
  readonly eventDataStore: string;
  readonly query: SqlQuery;
}

const FROM = /^([\s\S]*?\bFROM\s+)(["']?)([A-Za-z0-9:/-]+)\2(?=[\s;]|$)([\s\S]*)$/i;
const SIGNS = ['=', '<>', '!=', '<', '>', '<=', '>='] as const;
const AGGREGATES = ['count', 'min', 'max'] as const;
const CLAUSE_WORDS = new Set(['from', 'where', 'group', 'order', 'limit', 'as', 'asc', 'desc', 'and', 'or']);

/** What stands in the way of running a statement. */
class Unreadable extends Error {}

/**
 * Reads `SELECT … FROM id [WHERE …] [GROUP BY …] [ORDER BY …] [LIMIT n]`: columns and their members, count, min, max
 * and element_at, comparisons joined by AND, OR and NOT. CloudTrail Lake runs all of Trino's SELECT; the error says
 * where this reader stops.
 */
export function parseSql(statement: string): Result<ParsedStatement, string> {
  // The ID of an event data store is no identifier of SQL, and is taken out first.
  const [, head, , eventDataStore, tail] = FROM.exec(statement) ?? [];
  if (head === undefined || eventDataStore === undefined) {
    return fail('A statement begins with SELECT, and names one event data store after FROM.');
  }
  const tokens = readSqlTokens(`${head} store ${tail ?? ''}`);
  if (!tokens.ok) return fail(`It cannot be read from here: ${tokens.error}`);
  try {
    return ok({ eventDataStore, query: new Reader(tokens.value).readQuery() });
  } catch (error) {
    if (error instanceof Unreadable) return fail(error.message);
    throw error;
  }
}

class Reader {
  readonly #tokens: readonly SqlToken[];
  #position = 0;

  constructor(tokens: readonly SqlToken[]) {
    this.#tokens = tokens;
  }

  readQuery(): SqlQuery {
    this.#expectWord('select');
    const columns = this.#readList(() => this.#readSelected());
    this.#expectWord('from');
    this.#expectWord('store');
    const where = this.#takeWord('where') ? this.#readOr() : undefined;
    const groupBy = this.#takeWords('group', 'by') ? this.#readList(() => this.#readReference(columns)) : [];
    const orderBy = this.#takeWords('order', 'by')
      ? this.#readList(() => {
          const by = this.#readReference(columns);
          const descending = this.#takeWord('desc');
          if (!descending) this.#takeWord('asc');
          return { by, descending };
        })
      : [];
    const limit = this.#takeWord('limit') ? Number(this.#expect('number').text) : undefined;
    this.#takeSign(';');
    if (this.#peek() !== undefined) throw this.#stop();
    return {
      columns,
      groupBy,
      orderBy,
      ...(where === undefined ? {} : { where }),
      ...(limit === undefined ? {} : { limit }),
    };
  }

  /** Trino names a column after its alias, or after the last member of its path; others by their place. */
  #readSelected(): SelectedColumn {
    const value = this.#readExpression();
    const hasAs = this.#takeWord('as');
    const token = this.#peek();
    const isAlias =
      token?.kind === 'quoted' || (token?.kind === 'word' && !CLAUSE_WORDS.has(token.text.toLowerCase()));
    if (isAlias) {
      this.#position += 1;
      return { name: token.text, value };
    }
    if (hasAs) throw this.#stop();
    return { name: value.kind === 'column' ? (value.path.at(-1) ?? '') : '', value };
  }

  /** In GROUP BY and ORDER BY: a selected column's place or alias, or a column of its own. */
  #readReference(columns: readonly SelectedColumn[]): Expression {
    const token = this.#peek();
    if (token?.kind === 'number') {
      this.#position += 1;
      const column = columns[Number(token.text) - 1];
      if (column === undefined) throw new Unreadable(`There is no selected column ${token.text}.`);
      return column.value;
    }
    const value = this.#readExpression();
    const alias = value.kind === 'column' && value.path.length === 1 ? value.path[0] : undefined;
    return columns.find(({ name }) => name.toLowerCase() === alias?.toLowerCase())?.value ?? value;
  }

  #readOr(): Condition {
    let left = this.#readAnd();
    while (this.#takeWord('or')) left = { kind: 'or', left, right: this.#readAnd() };
    return left;
  }

  #readAnd(): Condition {
    let left = this.#readNot();
    while (this.#takeWord('and')) left = { kind: 'and', left, right: this.#readNot() };
    return left;
  }

  #readNot(): Condition {
    if (this.#takeWord('not')) return { kind: 'not', of: this.#readNot() };
    if (!this.#takeSign('(')) return this.#readComparison();
    const inner = this.#readOr();
    this.#expectSign(')');
    return inner;
  }

  #readComparison(): Condition {
    const value = this.#readExpression();
    if (this.#takeWord('is')) {
      const not = this.#takeWord('not');
      this.#expectWord('null');
      return negateIf(not, { kind: 'is-null', value });
    }
    const not = this.#takeWord('not');
    if (this.#takeWord('in')) {
      this.#expectSign('(');
      const list = this.#readList(() => this.#readExpression());
      this.#expectSign(')');
      return negateIf(not, { kind: 'in', value, list });
    }
    if (this.#takeWord('like')) {
      return negateIf(not, { kind: 'like', value, pattern: this.#expect('text').text });
    }
    if (this.#takeWord('between')) {
      const low = this.#readExpression();
      this.#expectWord('and');
      const high = this.#readExpression();
      return negateIf(not, {
        kind: 'and',
        left: { kind: 'compare', sign: '>=', left: value, right: low },
        right: { kind: 'compare', sign: '<=', left: value, right: high },
      });
    }
    const sign = SIGNS.find((candidate) => !not && this.#takeSign(candidate));
    if (sign === undefined) throw this.#stop();
    return { kind: 'compare', sign: sign === '!=' ? '<>' : sign, left: value, right: this.#readExpression() };
  }

  #readExpression(): Expression {
    const token = this.#peek();
    if (token === undefined || token.kind === 'sign') throw this.#stop();
    this.#position += 1;
    const word = token.text.toLowerCase();
    switch (token.kind) {
      case 'text':
        return { kind: 'literal', value: token.text };
      case 'number':
        return { kind: 'literal', value: Number(token.text) };
      case 'word':
        if (word === 'null') return { kind: 'literal', value: null };
        if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
        // `timestamp '2026-11-23 09:00:00'` is the text that it holds: times are compared with texts anyway.
        if (word === 'timestamp' && this.#peek()?.kind === 'text') {
          return { kind: 'literal', value: this.#expect('text').text };
        }
        return this.#takeSign('(') ? this.#readCall(word) : this.#readPath(token.text);
      case 'quoted':
        return this.#readPath(token.text);
    }
  }

  #readCall(name: string): Expression {
    if (name === 'element_at') {
      const of = this.#readColumn();
      this.#expectSign(',');
      const key = this.#expect('text').text;
      this.#expectSign(')');
      return { kind: 'element', of, key };
    }
    const aggregate = AGGREGATES.find((candidate) => candidate === name);
    if (aggregate === undefined) throw new Unreadable(`The sandbox has no function ${name}.`);
    return this.#readAggregate(aggregate);
  }

  #readAggregate(name: Aggregate['name']): Aggregate {
    if (name === 'count' && this.#takeSign('*')) {
      this.#expectSign(')');
      return { kind: 'aggregate', name, distinct: false };
    }
    const distinct = this.#takeWord('distinct');
    const of = this.#readExpression();
    if (of.kind !== 'column' && of.kind !== 'element') throw this.#stop();
    this.#expectSign(')');
    return { kind: 'aggregate', name, distinct, of };
  }

  #readColumn(): Column {
    const token = this.#peek();
    if (token?.kind !== 'word' && token?.kind !== 'quoted') throw this.#stop();
    this.#position += 1;
    return this.#readPath(token.text);
  }

  #readPath(first: string): Column {
    const path = [first];
    while (this.#takeSign('.')) {
      const token = this.#peek();
      if (token?.kind !== 'word' && token?.kind !== 'quoted') throw this.#stop();
      this.#position += 1;
      path.push(token.text);
    }
    return { kind: 'column', path };
  }

  #readList<T>(readItem: () => T): T[] {
    const items = [readItem()];
    while (this.#takeSign(',')) items.push(readItem());
    return items;
  }

  #peek(): SqlToken | undefined {
    return this.#tokens[this.#position];
  }

  #takeWord(word: string): boolean {
    const token = this.#peek();
    if (token?.kind !== 'word' || token.text.toLowerCase() !== word) return false;
    this.#position += 1;
    return true;
  }

  #takeWords(first: string, second: string): boolean {
    if (!this.#takeWord(first)) return false;
    this.#expectWord(second);
    return true;
  }

  #takeSign(sign: string): boolean {
    const token = this.#peek();
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.#position += 1;
    return true;
  }

  #expectWord(word: string): void {
    if (!this.#takeWord(word)) throw this.#stop(word.toUpperCase());
  }

  #expectSign(sign: string): void {
    if (!this.#takeSign(sign)) throw this.#stop(sign);
  }

  #expect(kind: SqlToken['kind']): SqlToken {
    const token = this.#peek();
    if (token?.kind !== kind) throw this.#stop(`a ${kind}`);
    this.#position += 1;
    return token;
  }

  #stop(expected?: string): Unreadable {
    const found = this.#peek()?.text ?? 'the end';
    const wanted = expected === undefined ? '' : `, where ${expected} should be`;
    return new Unreadable(`The sandbox cannot read the statement at ${found}${wanted}.`);
  }
}

function negateIf(negated: boolean, condition: Condition): Condition {
  return negated ? { kind: 'not', of: condition } : condition;
}
