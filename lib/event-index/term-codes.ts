import type { IndexWriter } from './event-index.ts';
import { requiredNumber } from './index-row.ts';

/** The code of each text, which is made where it is new; `[0]` is 0, the code of no text, and `[n]` is of `texts[n - 1]`. */
export async function toTermCodes(
  writer: IndexWriter,
  texts: readonly string[],
): Promise<Int32Array<ArrayBuffer>> {
  const codes = new Int32Array(texts.length + 1);
  if (texts.length === 0) return codes;
  await writer.stage('staged_terms', [texts.map((_, index) => index + 1), texts]);
  await writer.run(
    `INSERT INTO terms
     SELECT (SELECT coalesce(max(code), 0) FROM terms) + row_number() OVER (ORDER BY s.row), s.value
     FROM temp.staged_terms s ANTI JOIN terms t ON t.value = s.value`,
  );
  const known = await writer.rows(
    'SELECT s.row, t.code FROM temp.staged_terms s JOIN terms t ON t.value = s.value',
  );
  for (const row of known) codes[requiredNumber(row, 'row')] = requiredNumber(row, 'code');
  return codes;
}
