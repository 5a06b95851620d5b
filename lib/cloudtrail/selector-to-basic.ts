import type { Phrase } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import {
  type AdvancedEventSelector,
  type FieldSelector,
  operatorsOf,
  type SelectorOperator,
} from './advanced-event-selector.ts';
import { DATA_RESOURCE_RULES, type DataResourceRule } from './data-resource.ts';
import type { EventSelector, ReadWriteType } from './event-selector.ts';
import { type Comparison, compareSelectorSets } from './selector-compare.ts';
import { EXCLUDABLE_SOURCES } from './selector-fields.ts';
import type { SelectorSet } from './selector-set.ts';
import { countDataResources, MAX_DATA_RESOURCES } from './selector-values.ts';

export interface BasicConversion {
  readonly set: SelectorSet & { readonly kind: 'basic' };
  /** Of the set as it was with the converted one; a Lambda or DynamoDB ARN alone may widen. */
  readonly comparison: Comparison;
}

/** A part of an advanced set that basic event selectors have no words for. */
export interface UnsayablePart {
  readonly path: string;
  readonly message: Phrase;
}

/**
 * Advanced event selectors as basic ones, where basic ones can say it; otherwise every part that they cannot. A
 * basic set comes back as it is. `partition` is the trail's, for the ARN that means "all".
 */
export function toBasic(set: SelectorSet, partition = 'aws'): Result<BasicConversion, UnsayablePart[]> {
  if (set.kind === 'basic') return ok({ set, comparison: compareSelectorSets(set, set) });
  const unsayable: UnsayablePart[] = [];
  const parts = set.advancedEventSelectors.map((selector, index) =>
    toBasicSelector(selector, `advancedEventSelectors[${index}]`, partition, unsayable),
  );
  if (unsayable.length > 0) return fail(unsayable);
  const eventSelectors = gather(parts.filter((part) => part !== undefined));
  const tooMany = limitPhrase(eventSelectors);
  if (tooMany) return fail([{ path: 'advancedEventSelectors', message: tooMany }]);
  const converted = { kind: 'basic', eventSelectors } as const;
  return ok({ set: converted, comparison: compareSelectorSets(set, converted) });
}

/** What AWS would refuse though every part of it can be said. */
function limitPhrase(selectors: readonly EventSelector[]): Phrase | undefined {
  if (selectors.length < 1 || selectors.length > 5) {
    return { key: 'selectors.convert.notBasicCount', values: { count: selectors.length } };
  }
  const count = countDataResources(selectors);
  return count > MAX_DATA_RESOURCES
    ? { key: 'selectors.convert.notBasicResources', values: { count } }
    : undefined;
}

/** Management selectors stay apart, for each has its own exclusions; data resources join one of their read/write type. */
function gather(parts: readonly EventSelector[]): EventSelector[] {
  const gathered: EventSelector[] = [];
  for (const part of parts.filter(({ includeManagementEvents }) => includeManagementEvents)) {
    if (!gathered.some((known) => JSON.stringify(known) === JSON.stringify(part))) gathered.push(part);
  }
  for (const part of parts.filter(({ includeManagementEvents }) => !includeManagementEvents)) {
    const index = gathered.findIndex(({ readWriteType }) => readWriteType === part.readWriteType);
    const host = gathered[index];
    if (host) gathered[index] = { ...host, dataResources: [...host.dataResources, ...part.dataResources] };
    else gathered.push(part);
  }
  return gathered;
}

function toBasicSelector(
  { fieldSelectors }: AdvancedEventSelector,
  path: string,
  partition: string,
  unsayable: UnsayablePart[],
): EventSelector | undefined {
  const at = (field: string) => {
    const index = fieldSelectors.findIndex((condition) => condition.field === field);
    return index < 0 ? `${path}.fieldSelectors` : `${path}.fieldSelectors[${index}]`;
  };
  const refuse = (where: string, message: Phrase) => {
    unsayable.push({ path: where, message });
    return undefined;
  };
  const category = single(find(fieldSelectors, 'eventCategory'));
  if (category !== 'Management' && category !== 'Data') {
    return refuse(path, { key: 'selectors.convert.notBasicCategory', values: { category: category ?? '' } });
  }
  const allowed = category === 'Management' ? ['eventSource'] : ['resources.type', 'resources.ARN'];
  const odd = fieldSelectors.find(
    ({ field }, index) =>
      !['eventCategory', 'readOnly', ...allowed].includes(field) ||
      fieldSelectors.findIndex((condition) => condition.field === field) < index,
  );
  if (odd) return refuse(at(odd.field), unsayableField(odd.field));

  const readWriteType = toReadWriteType(find(fieldSelectors, 'readOnly'));
  if (!readWriteType) return refuse(at('readOnly'), unsayableField('readOnly'));
  if (category === 'Management') {
    const source = find(fieldSelectors, 'eventSource');
    const excluded = source ? valuesOf(source, 'notEquals') : [];
    if (!excluded?.every((value) => EXCLUDABLE_SOURCES.some((known) => known === value))) {
      return refuse(at('eventSource'), unsayableField('eventSource'));
    }
    return {
      readWriteType,
      includeManagementEvents: true,
      dataResources: [],
      excludeManagementEventSources: excluded,
    };
  }
  const type = single(find(fieldSelectors, 'resources.type')) ?? '';
  const rule = DATA_RESOURCE_RULES.get(type);
  if (!rule) {
    return refuse(at('resources.type'), { key: 'selectors.convert.notBasicType', values: { type } });
  }
  const arn = find(fieldSelectors, 'resources.ARN');
  const values = arn ? toResourceValues(rule, arn) : [`arn:${partition}:${rule.service}`];
  if (!values) return refuse(at('resources.ARN'), unsayableField('resources.ARN'));
  return {
    readWriteType,
    includeManagementEvents: false,
    dataResources: [{ type, values }],
    excludeManagementEventSources: [],
  };
}

/** S3 by prefix only; Lambda and DynamoDB by exact value, alone or with what lies below it. */
function toResourceValues(
  { value: pattern, belowSeparator }: DataResourceRule,
  condition: FieldSelector,
): readonly string[] | undefined {
  const isValue = (value: string) => pattern.test(value);
  if (belowSeparator === undefined) {
    const prefixes = valuesOf(condition, 'startsWith');
    return prefixes?.every(isValue) ? prefixes : undefined;
  }
  const { equals = [], startsWith = [] } = condition;
  const below = equals.map((value) => value + belowSeparator);
  const isPlain = operatorsOf(condition).every(
    ([operator, values]) => operator === 'equals' || operator === 'startsWith' || values.length === 0,
  );
  return isPlain &&
    equals.length > 0 &&
    equals.every(isValue) &&
    startsWith.every((value) => below.includes(value))
    ? equals
    : undefined;
}

function toReadWriteType(condition: FieldSelector | undefined): ReadWriteType | undefined {
  if (!condition) return 'All';
  const values = new Set(valuesOf(condition, 'equals'));
  if (values.size === 2 && values.has('true') && values.has('false')) return 'All';
  if (values.size !== 1) return undefined;
  if (values.has('true')) return 'ReadOnly';
  return values.has('false') ? 'WriteOnly' : undefined;
}

function find(conditions: readonly FieldSelector[], field: string): FieldSelector | undefined {
  return conditions.find((condition) => condition.field === field);
}

/** The values of a condition that has this operator and no other. */
function valuesOf(condition: FieldSelector, operator: SelectorOperator): readonly string[] | undefined {
  const used = operatorsOf(condition).filter(([, values]) => values.length > 0);
  return used.every(([name]) => name === operator) ? used[0]?.[1] : undefined;
}

function single(condition: FieldSelector | undefined): string | undefined {
  const values = condition ? valuesOf(condition, 'equals') : undefined;
  return values?.length === 1 ? values[0] : undefined;
}

function unsayableField(field: string): Phrase {
  return { key: 'selectors.convert.notBasicField', values: { field } };
}
