import { fail, ok, type Result } from '../../../result.ts';

export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'text' | 'number' | 'sign';
  /** Without quotes. */
  readonly text: string;
}

const TOKEN =
  /\s+|--[^\n]*|([A-Za-z_]\w*)|"((?:[^"]|"")*)"|'((?:[^']|'')*)'|(\d+(?:\.\d+)?)|(<>|!=|<=|>=|[=<>().,*;-])/gy;

/** The error is the text where the statement stops to be one. */
export function readSqlTokens(statement: string): Result<readonly SqlToken[], string> {
  const tokens: SqlToken[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < statement.length) {
    const start = TOKEN.lastIndex;
    const found = TOKEN.exec(statement);
    if (found === null) return fail(statement.slice(start, start + 40));
    const [, word, quoted, text, number, sign] = found;
    if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.replaceAll('""', '"') });
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  return ok(tokens);
}
