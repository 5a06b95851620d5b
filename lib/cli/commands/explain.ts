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
  explanations.forEach(({ name, phrases: said, values }, index) => {
    out.line(`${index + 1}. ${name ?? phrases.write({ key: 'selectors.told.unnamed' })}`);
    for (const phrase of said) out.line(`   ${phrases.write(phrase)}`);
    // One or two stand in the sentences.
    if (values.length > 2) for (const value of values) out.line(`   - ${value}`);
  });
  return 0;
}
