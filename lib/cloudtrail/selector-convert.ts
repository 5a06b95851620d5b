import type { Failure, Phrase } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import type { AdvancedEventSelector, FieldSelector } from './advanced-event-selector.ts';
import { DATA_RESOURCE_RULES, meansAllResources } from './data-resource.ts';
import type { EventSelector, ReadWriteType } from './event-selector.ts';
import { resourceTypeName } from './resource-type.ts';
import { type Comparison, compareSelectorSets } from './selector-compare.ts';
import { readOnlyCondition } from './selector-conditions.ts';
import type { SelectorSet } from './selector-set.ts';
import { countSelectorValues, MAX_SELECTOR_VALUES } from './selector-values.ts';

export interface Conversion {
  readonly set: SelectorSet & { readonly kind: 'advanced' };
  /** Of the set as it was with the converted one. */
  readonly comparison: Comparison;
  /** Where AWS does not say how it matches: what was taken for true, and what that means. */
  readonly assumptions: readonly Phrase[];
}

/**
 * The name that AWS's console and guide give the selector of all management events. Other tools look for exactly
 * this name, so the first management selector carries it.
 */
export const MANAGEMENT_SELECTOR_NAME = 'Management events selector';

/**
 * Basic event selectors as advanced ones that record the same events; an advanced set comes back as it is.
 * Fails when nothing is recorded at all, because an empty advanced set cannot say so. AWS documents no such
 * mapping; ours follows from User Guide, logging-data-events-with-cloudtrail and filtering-data-events.
 */
export function toAdvanced(set: SelectorSet): Result<Conversion, Failure> {
  if (set.kind === 'advanced') {
    return ok({ set, comparison: compareSelectorSets(set, set), assumptions: [] });
  }
  const management = toManagementSelectors(set.eventSelectors);
  const resources = gatherResources(set.eventSelectors);
  if (management.length + resources.length === 0) {
    return fail({ code: 'invalid-input', message: { key: 'selectors.convert.empty' }, retryable: false });
  }
  const plain = resources.map((gathered) => toDataSelector(gathered, 0));
  const room =
    MAX_SELECTOR_VALUES -
    countSelectorValues({ kind: 'advanced', advancedEventSelectors: [...management, ...plain] });
  const { selectors: data, widened } = takeBelow(resources, room);
  const converted = { kind: 'advanced', advancedEventSelectors: [...management, ...data] } as const;
  return ok({
    set: converted,
    comparison: compareSelectorSets(set, converted),
    assumptions: assumptionsOf(resources, widened),
  });
}

function toManagementSelectors(selectors: readonly EventSelector[]): AdvancedEventSelector[] {
  const seen = new Set<string>();
  const converted: AdvancedEventSelector[] = [];
  for (const { includeManagementEvents, readWriteType, excludeManagementEventSources } of selectors) {
    if (!includeManagementEvents) continue;
    // Selectors are joined by OR: what one excludes another still records, so different exclusions stay apart.
    const excluded = [...new Set(excludeManagementEventSources)].sort();
    const key = JSON.stringify([readWriteType, excluded]);
    if (seen.has(key)) continue;
    seen.add(key);
    const details = [
      ...readWriteDetail(readWriteType),
      ...(excluded.length > 0 ? [`without ${excluded.join(', ')}`] : []),
    ];
    converted.push({
      name:
        converted.length === 0
          ? MANAGEMENT_SELECTOR_NAME
          : `${MANAGEMENT_SELECTOR_NAME} (${details.join(', ') || 'read and write'})`,
      fieldSelectors: [
        { field: 'eventCategory', equals: ['Management'] },
        ...readOnlyCondition(readWriteType),
        ...(excluded.length > 0 ? [{ field: 'eventSource', notEquals: excluded }] : []),
      ],
    });
  }
  return converted;
}

interface GatheredResources {
  readonly type: string;
  readonly readWriteType: ReadWriteType;
  /** undefined stands for all resources of the type. */
  values: ReadonlySet<string> | undefined;
}

/** The values of all selectors with one resource type and one read/write type: OR lets them share a selector. */
function gatherResources(selectors: readonly EventSelector[]): GatheredResources[] {
  const gathered = new Map<string, GatheredResources>();
  for (const { dataResources, readWriteType } of selectors) {
    for (const { type, values } of dataResources) {
      // "No values" means none, not all.
      if (values.length === 0) continue;
      const key = JSON.stringify([type, readWriteType]);
      const known = gathered.get(key) ?? { type, readWriteType, values: new Set<string>() };
      const all = values.some((value) => meansAllResources(type, value));
      known.values = known.values && !all ? new Set([...known.values, ...values]) : undefined;
      gathered.set(key, known);
    }
  }
  return [...gathered.values()];
}

/**
 * Lambda and DynamoDB values are taken with what lies below them, which costs a second value each. Where the 500
 * values run out, the rest are taken by the beginning of the ARN: that may record more, and never less.
 */
function takeBelow(
  resources: readonly GatheredResources[],
  room: number,
): { selectors: AdvancedEventSelector[]; widened: number } {
  let left = Math.max(0, room);
  let widened = 0;
  const selectors = resources.map((gathered) => {
    const wanted = belowSeparator(gathered) === undefined ? 0 : (gathered.values?.size ?? 0);
    const exact = Math.min(wanted, left);
    left -= exact;
    widened += wanted - exact;
    return toDataSelector(gathered, exact);
  });
  return { selectors, widened };
}

function toDataSelector(gathered: GatheredResources, exact: number): AdvancedEventSelector {
  const detail = readWriteDetail(gathered.readWriteType).map((text) => ` (${text})`);
  return {
    name: `${resourceTypeName(gathered.type)} events${detail.join('')}`,
    fieldSelectors: [
      { field: 'eventCategory', equals: ['Data'] },
      { field: 'resources.type', equals: [gathered.type] },
      ...readOnlyCondition(gathered.readWriteType),
      ...toArnCondition(gathered, exact),
    ],
  };
}

function toArnCondition(gathered: GatheredResources, exact: number): FieldSelector[] {
  if (!gathered.values) return [];
  const values = [...gathered.values];
  if (gathered.type === 'AWS::S3::Object') return [{ field: 'resources.ARN', startsWith: values }];
  const separator = belowSeparator(gathered);
  if (separator === undefined) return [{ field: 'resources.ARN', equals: values }];
  const equals = values.slice(0, exact);
  const startsWith = [...equals.map((value) => value + separator), ...values.slice(exact)];
  return [{ field: 'resources.ARN', ...(equals.length > 0 ? { equals } : {}), startsWith }];
}

function belowSeparator({ type }: GatheredResources): string | undefined {
  return DATA_RESOURCE_RULES.get(type)?.belowSeparator;
}

function readWriteDetail(readWriteType: ReadWriteType): string[] {
  if (readWriteType === 'All') return [];
  return [readWriteType === 'ReadOnly' ? 'read-only' : 'write-only'];
}

function assumptionsOf(resources: readonly GatheredResources[], widened: number): Phrase[] {
  const names = (type: string) =>
    resources.some((gathered) => gathered.type === type && gathered.values !== undefined);
  return [
    ...(names('AWS::Lambda::Function') ? [{ key: 'selectors.convert.lambdaVersions' } as const] : []),
    ...(names('AWS::DynamoDB::Table') ? [{ key: 'selectors.convert.dynamodbParts' } as const] : []),
    ...(resources.some(({ values }) => values !== undefined)
      ? [{ key: 'selectors.convert.severalResources' } as const]
      : []),
    ...(widened > 0 ? [{ key: 'selectors.convert.widened', values: { count: widened } } as const] : []),
  ];
}
