import { fail, ok, type Result } from '../result.ts';
import {
  type AdvancedEventSelector,
  type FieldSelector,
  SELECTOR_OPERATORS,
  type SelectorOperator,
} from './advanced-event-selector.ts';
import {
  type DataResource,
  type EventSelector,
  READ_WRITE_TYPES,
  type ReadWriteType,
} from './event-selector.ts';
import { isObject, type JsonObject } from './json-object.ts';
import {
  bothKindsFault,
  type SelectorFault,
  unreadableFault,
  wireFault,
  wrongTypeFault,
} from './selector-fault.ts';
import { OPERATOR_NAMES } from './selector-fields.ts';
import type { SelectorSet } from './selector-set.ts';

/** PutEventSelectors' own spelling. */
export interface WireEventSelector {
  ReadWriteType: ReadWriteType;
  IncludeManagementEvents: boolean;
  DataResources: { Type: string; Values: string[] }[];
  ExcludeManagementEventSources: string[];
}
export type WireFieldSelector = { Field: string } & {
  [O in (typeof OPERATOR_NAMES)[SelectorOperator]]?: string[];
};
export interface WireAdvancedEventSelector {
  Name?: string;
  FieldSelectors: WireFieldSelector[];
}
export type WireSelectorSet =
  | { EventSelectors: WireEventSelector[] }
  | { AdvancedEventSelectors: WireAdvancedEventSelector[] };

/**
 * Reads `{"EventSelectors": […]}`, `{"AdvancedEventSelectors": […]}`, a bare list of either kind, or a whole
 * GetEventSelectors response. Members that AWS does not know are passed over; a member of the wrong type is a fault.
 * Reading says nothing about AWS's rules: that is `validateSelectorSet`.
 */
export function parseSelectorSet(json: unknown): Result<SelectorSet, SelectorFault[]> {
  const { set, faults } = readSelectorSet(json);
  return set && faults.length === 0 ? ok(set) : fail(faults);
}

/** The same with what could be read in spite of the faults; undefined when there are no selectors in it. */
export function readSelectorSet(json: unknown): { set: SelectorSet | undefined; faults: SelectorFault[] } {
  const faults: SelectorFault[] = [];
  const set = Array.isArray(json) ? readBareList(json, faults) : readObject(json, faults);
  return { set, faults };
}

/** The members of PutEventSelectors. Basic selectors carry all four members: other tools read them without asking. */
export function formatSelectorSet(set: SelectorSet): WireSelectorSet {
  if (set.kind === 'basic') {
    return {
      EventSelectors: set.eventSelectors.map((selector) => ({
        ReadWriteType: selector.readWriteType,
        IncludeManagementEvents: selector.includeManagementEvents,
        DataResources: selector.dataResources.map(({ type, values }) => ({
          Type: type,
          Values: [...values],
        })),
        ExcludeManagementEventSources: [...selector.excludeManagementEventSources],
      })),
    };
  }
  return {
    AdvancedEventSelectors: set.advancedEventSelectors.map(({ name, fieldSelectors }) => ({
      ...(name === undefined ? {} : { Name: name }),
      FieldSelectors: fieldSelectors.map(toWireFieldSelector),
    })),
  };
}

function toWireFieldSelector(condition: FieldSelector): WireFieldSelector {
  const wire: WireFieldSelector = { Field: condition.field };
  for (const operator of SELECTOR_OPERATORS) {
    const values = condition[operator];
    if (values !== undefined) wire[OPERATOR_NAMES[operator]] = [...values];
  }
  return wire;
}

function readObject(json: unknown, faults: SelectorFault[]): SelectorSet | undefined {
  if (!isObject(json)) {
    faults.push(unreadableFault('selectors.fault.notObject'));
    return undefined;
  }
  const basic = readList(json.EventSelectors, 'eventSelectors', faults);
  const advanced = readList(json.AdvancedEventSelectors, 'advancedEventSelectors', faults);
  // AWS answers with the other kind left out, null or empty.
  if (basic?.length && advanced?.length) faults.push(bothKindsFault());
  if (advanced?.length || (advanced && !basic?.length)) return readAdvanced(advanced, faults);
  if (basic) return readBasic(basic, faults);
  if (faults.length === 0) faults.push(unreadableFault('selectors.fault.noKind'));
  return undefined;
}

function readBareList(list: readonly unknown[], faults: SelectorFault[]): SelectorSet | undefined {
  const advanced = list.filter((item) => isObject(item) && Object.hasOwn(item, 'FieldSelectors')).length;
  // Every member of a basic selector may be left out, but a list of something else is not a list of defaults.
  if (list.every(isForeign)) faults.push(unreadableFault('selectors.fault.noKind'));
  else if (advanced === list.length) return readAdvanced(list, faults);
  else if (advanced === 0) return readBasic(list, faults);
  else faults.push(unreadableFault('selectors.fault.mixedList'));
  return undefined;
}

const SELECTOR_MEMBERS: ReadonlySet<string> = new Set([
  'FieldSelectors',
  'ReadWriteType',
  'IncludeManagementEvents',
  'DataResources',
  'ExcludeManagementEventSources',
]);

function isForeign(item: unknown): boolean {
  if (!isObject(item)) return false;
  const members = Object.keys(item);
  return members.length > 0 && !members.some((member) => SELECTOR_MEMBERS.has(member));
}

function readBasic(list: readonly unknown[], faults: SelectorFault[]): SelectorSet {
  return {
    kind: 'basic',
    eventSelectors: list.map((item, index) => readEventSelector(item, `eventSelectors[${index}]`, faults)),
  };
}

function readEventSelector(json: unknown, path: string, faults: SelectorFault[]): EventSelector {
  const item = readItem(json, path, faults);
  const readWriteType = readText(item.ReadWriteType, `${path}.readWriteType`, faults) ?? 'All';
  const known = READ_WRITE_TYPES.find((type) => type === readWriteType);
  if (!known) {
    faults.push(
      wireFault(
        `${path}.readWriteType`,
        `Value ${readWriteType} for ReadWriteType is invalid. Valid values: [${READ_WRITE_TYPES.join(', ')}].`,
        { key: 'selectors.fault.readWriteType', values: { value: readWriteType } },
      ),
    );
  }
  const include = item.IncludeManagementEvents ?? true;
  if (typeof include !== 'boolean') {
    faults.push(wrongTypeFault(`${path}.includeManagementEvents`, 'boolean'));
  }
  const dataResources = readList(item.DataResources, `${path}.dataResources`, faults) ?? [];
  return {
    readWriteType: known ?? 'All',
    includeManagementEvents: include === true,
    dataResources: dataResources.map((resource, index) =>
      readDataResource(resource, `${path}.dataResources[${index}]`, faults),
    ),
    excludeManagementEventSources:
      readTexts(item.ExcludeManagementEventSources, `${path}.excludeManagementEventSources`, faults) ?? [],
  };
}

function readDataResource(json: unknown, path: string, faults: SelectorFault[]): DataResource {
  const item = readItem(json, path, faults);
  return {
    type: readText(item.Type, `${path}.type`, faults) ?? '',
    values: readTexts(item.Values, `${path}.values`, faults) ?? [],
  };
}

function readAdvanced(list: readonly unknown[], faults: SelectorFault[]): SelectorSet {
  return {
    kind: 'advanced',
    advancedEventSelectors: list.map((item, index) =>
      readAdvancedEventSelector(item, `advancedEventSelectors[${index}]`, faults),
    ),
  };
}

function readAdvancedEventSelector(
  json: unknown,
  path: string,
  faults: SelectorFault[],
): AdvancedEventSelector {
  const item = readItem(json, path, faults);
  const name = readText(item.Name, `${path}.name`, faults);
  const fieldSelectors = readList(item.FieldSelectors, `${path}.fieldSelectors`, faults) ?? [];
  return {
    ...(name === undefined ? {} : { name }),
    fieldSelectors: fieldSelectors.map((field, index) =>
      readFieldSelector(field, `${path}.fieldSelectors[${index}]`, faults),
    ),
  };
}

function readFieldSelector(json: unknown, path: string, faults: SelectorFault[]): FieldSelector {
  const item = readItem(json, path, faults);
  const conditions: { [O in SelectorOperator]?: readonly string[] } = {};
  for (const operator of SELECTOR_OPERATORS) {
    const values = readTexts(item[OPERATOR_NAMES[operator]], `${path}.${operator}`, faults);
    if (values !== undefined) conditions[operator] = values;
  }
  return { field: readText(item.Field, `${path}.field`, faults) ?? '', ...conditions };
}

function readItem(json: unknown, path: string, faults: SelectorFault[]): JsonObject {
  if (isObject(json)) return json;
  faults.push(wrongTypeFault(path, 'object'));
  return {};
}

function readList(json: unknown, path: string, faults: SelectorFault[]): readonly unknown[] | undefined {
  if (json === undefined || json === null) return undefined;
  if (Array.isArray(json)) return json;
  faults.push(wrongTypeFault(path, 'list'));
  return undefined;
}

function readTexts(json: unknown, path: string, faults: SelectorFault[]): string[] | undefined {
  return readList(json, path, faults)?.map((item, index) => {
    if (typeof item !== 'string') faults.push(wrongTypeFault(`${path}[${index}]`, 'text'));
    return typeof item === 'string' ? item : '';
  });
}

function readText(json: unknown, path: string, faults: SelectorFault[]): string | undefined {
  if (json === undefined || json === null) return undefined;
  if (typeof json === 'string') return json;
  faults.push(wrongTypeFault(path, 'text'));
  return undefined;
}
