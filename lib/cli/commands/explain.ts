import { explainSelectorSet } from '../../cloudtrail/selector-explain.ts';
import { type Door, readSelectors } from '../door.ts';
import type { ExitCode } from '../output.ts';

export async function explain(door: Door): Promise<ExitCode> {
  const read = await readSelectors(door, door.arguments.files[0]);
  if (!read) return 2;
  const { out, phrases } = door;
  const explanations = explainSelectorSet(read.set);
  if (door.arguments.json) {
    out.json({
      selectors: explanations.map(({ name, category, phrases: said, values }) => ({
        name: name ?? null,
        category,
        sentences: said.map(phrases.write),
        values,
      })),
    });
    return 0;
  }
  if (explanations.length === 0) out.line(phrases.write({ key: 'selectors.explain.nothing' }));
  explanations.forEach(({ name, phrases: own, values }, index) => {
    const sentences = own.map(phrases.write);
    const lines = name === undefined ? sentences : [name, ...sentences];
    // Sentences name the first of many values, and none of those that mean everything.
    const said = countSaid(values, sentences);
    const isCut = said > 0 && said < new Set(values).size;
    const [first, ...rest] = isCut ? [...lines, ...values.map((value) => `- ${value}`)] : lines;
    out.line(`${index + 1}. ${first}`);
    for (const line of rest) out.line(`   ${line}`);
  });
  return 0;
}

/** One value may be a part of another. */
function countSaid(values: readonly string[], sentences: readonly string[]): number {
  let text = sentences.join('\n');
  return [...new Set(values)]
    .sort((a, b) => b.length - a.length)
    .filter((value) => {
      if (!text.includes(value)) return false;
      text = text.replaceAll(value, '');
      return true;
    }).length;
}
