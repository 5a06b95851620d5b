import { meansAllResources } from '../../cloudtrail/data-resource.ts';
import type { Comparison } from '../../cloudtrail/selector-compare.ts';
import { toAdvanced } from '../../cloudtrail/selector-convert.ts';
import { validateSelectorSet } from '../../cloudtrail/selector-faults.ts';
import type { SelectorSet } from '../../cloudtrail/selector-set.ts';
import { toBasic } from '../../cloudtrail/selector-to-basic.ts';
import { formatSelectorSet } from '../../cloudtrail/selector-wire.ts';
import type { Phrase } from '../../failure.ts';
import {
  type Door,
  listDifferences,
  type ReadSelectors,
  readSelectors,
  toComparisonJson,
  writeFault,
} from '../door.ts';
import type { ExitCode } from '../output.ts';

interface Converted {
  readonly set: SelectorSet;
  readonly comparison: Comparison;
  readonly assumptions: readonly Phrase[];
}

/** The selectors alone go to standard output, so that they can be kept as a file; the proof goes beside them. */
export async function convert(door: Door): Promise<ExitCode> {
  const read = await readSelectors(door, door.arguments.files[0]);
  if (!read) return 2;
  const converted =
    door.arguments.to === 'advanced' ? convertToAdvanced(door, read.set) : convertToBasic(door, read);
  if (typeof converted === 'number') return converted;
  const { set, comparison, assumptions } = converted;
  const { out, phrases } = door;
  const faults = [...validateSelectorSet(read.set, read.target), ...validateSelectorSet(set, read.target)];
  const warnings = [
    ...new Set([...assumptions.map(phrases.write), ...faults.map((fault) => writeFault(door, fault))]),
  ];
  if (door.arguments.json) {
    out.json({ ...formatSelectorSet(set), comparison: toComparisonJson(door, comparison), warnings });
  } else {
    out.json(formatSelectorSet(set));
    const key = comparison.same ? 'selectors.told.converted' : 'selectors.told.convertedOther';
    out.remark(phrases.write({ key, values: { count: comparison.classCount } }));
    for (const line of listDifferences(door, comparison)) out.remark(line);
    for (const warning of warnings) out.remark(`- ${warning}`);
  }
  return comparison.same ? 0 : 1;
}

function convertToAdvanced({ out, phrases }: Door, set: SelectorSet): Converted | ExitCode {
  const conversion = toAdvanced(set);
  if (conversion.ok) return conversion.value;
  out.fault(phrases.write(conversion.error.message));
  return 2;
}

function convertToBasic({ out, phrases }: Door, { set, partition }: ReadSelectors): Converted | ExitCode {
  const known = partition ?? partitionOf(set);
  const conversion = toBasic(set, known);
  if (conversion.ok) {
    const assumed = known === undefined && meansAll(conversion.value.set);
    return {
      ...conversion.value,
      assumptions: assumed ? [{ key: 'selectors.told.partitionAssumed', values: { value: 'aws' } }] : [],
    };
  }
  out.fault(phrases.write({ key: 'selectors.told.cannotConvert' }));
  for (const { path, message } of conversion.error) out.remark(`${path}: ${phrases.write(message)}`);
  return 1;
}

/** That of the first ARN among the values. */
function partitionOf(set: SelectorSet): string | undefined {
  return /"arn:(aws[a-z-]*):/.exec(JSON.stringify(set))?.[1];
}

/** Only the ARN that stands for all resources is made up by the conversion. */
function meansAll(set: SelectorSet): boolean {
  return (
    set.kind === 'basic' &&
    set.eventSelectors.some(({ dataResources }) =>
      dataResources.some(({ type, values }) => values.some((value) => meansAllResources(type, value))),
    )
  );
}
