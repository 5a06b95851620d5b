import { compareSelectorSets } from '../../cloudtrail/selector-compare.ts';
import { type Door, listDifferences, readSelectors, toComparisonJson } from '../door.ts';
import type { ExitCode } from '../output.ts';

export async function compare(door: Door): Promise<ExitCode> {
  const [before, after] = door.arguments.files;
  const was = await readSelectors(door, before);
  const is = await readSelectors(door, after);
  if (!was || !is) return 2;
  const comparison = compareSelectorSets(was.set, is.set);
  if (door.arguments.json) {
    door.out.json(toComparisonJson(door, comparison));
  } else {
    const key = comparison.same ? 'selectors.told.same' : 'selectors.told.differs';
    door.out.line(door.phrases.write({ key, values: { count: comparison.classCount } }));
    for (const line of listDifferences(door, comparison)) door.out.line(line);
  }
  return comparison.same ? 0 : 1;
}
