import type { IndexWriter } from './event-index.ts';
import { requiredNumber } from './index-row.ts';

/** Texts whose codes are remembered, some ten megabytes. Most texts of a batch were in the one before. */
const MOST_REMEMBERED = 100_000;

/** The code of each text, which is made where it is new; `[0]` is 0, the code of no text, and `[n]` is of `texts[n - 1]`. */
export async function toTermCodes(
  writer: IndexWriter,
  texts: readonly string[],
): Promise<Int32Array<ArrayBuffer>> {
  const { termCodes } = writer;
  const asked = texts.filter((text) => !termCodes.has(text));
  if (termCodes.size + asked.length > MOST_REMEMBERED) termCodes.clear();
  const unknown = termCodes.size === 0 ? texts : asked;
  if (unknown.length > 0) await findCodes(writer, unknown);
  return Int32Array.from({ length: texts.length + 1 }, (_, number) => {
    const text = texts[number - 1];
    return text === undefined ? 0 : (termCodes.get(text) ?? 0);
  });
}

async function findCodes(writer: IndexWriter, texts: readonly string[]): Promise<void> {
  await writer.stage('staged_terms', [texts.map((_, row) => row), texts]);
  await writer.run(
    `INSERT INTO terms
     SELECT (SELECT coalesce(max(code), 0) FROM terms) + row_number() OVER (ORDER BY s.row), s.value
     FROM temp.staged_terms s ANTI JOIN terms t ON t.value = s.value`,
  );
  const known = await writer.rows(
    'SELECT s.row, t.code FROM temp.staged_terms s JOIN terms t ON t.value = s.value',
  );
  for (const row of known) {
    const text = texts[requiredNumber(row, 'row')];
    if (text !== undefined) writer.termCodes.set(text, requiredNumber(row, 'code'));
  }
}
