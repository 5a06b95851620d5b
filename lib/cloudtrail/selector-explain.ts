import type { Phrase } from '../failure.ts';
import { type AdvancedEventSelector, type FieldSelector, operatorsOf } from './advanced-event-selector.ts';
import { meansAllResources } from './data-resource.ts';
import type { DataResource, EventSelector } from './event-selector.ts';
import { eventSourceName } from './event-source.ts';
import { resourceTypeName } from './resource-type.ts';
import type { SelectorSet } from './selector-set.ts';

/** One selector in plain words; a basic selector has one for management events and one for each data resource. */
export interface SelectorExplanation {
  readonly name?: string;
  /** `Management`, `Data`, `NetworkActivity`, or whatever the selector says; empty if it says nothing. */
  readonly category: string;
  /** What is recorded, then what narrows it. */
  readonly phrases: readonly Phrase[];
  /** Every value that the phrases sum up, e.g. all prefixes of an S3 data resource. */
  readonly values: readonly string[];
}

type Access = 'read' | 'write' | 'all';

/** In the order of the set. Never fails: selectors that AWS would refuse are explained as far as they can be. */
export function explainSelectorSet(set: SelectorSet): SelectorExplanation[] {
  return set.kind === 'basic'
    ? set.eventSelectors.flatMap(explainBasic)
    : set.advancedEventSelectors.map(explainAdvanced);
}

function explainBasic(selector: EventSelector): SelectorExplanation[] {
  const access =
    selector.readWriteType === 'All' ? 'all' : selector.readWriteType === 'ReadOnly' ? 'read' : 'write';
  const management = selector.includeManagementEvents
    ? [
        {
          category: 'Management',
          phrases: [managementPhrase(access, selector.excludeManagementEventSources)],
          values: [],
        },
      ]
    : [];
  const data = selector.dataResources
    .filter(({ values }) => values.length > 0)
    .map((resource) => ({
      category: 'Data',
      phrases: [dataResourcePhrase(resource, access)],
      values: resource.values,
    }));
  const all = [...management, ...data];
  return all.length > 0
    ? all
    : [{ category: '', phrases: [{ key: 'selectors.explain.nothing' }], values: [] }];
}

function managementPhrase(access: Access, excluded: readonly string[]): Phrase {
  if (excluded.length === 0) return { key: 'selectors.explain.management', values: { access } };
  return { key: 'selectors.explain.managementExcept', values: { access, ...sourceNames(excluded) } };
}

function dataResourcePhrase({ type, values }: DataResource, access: Access): Phrase {
  const resource = resourceNames(type);
  if (values.some((value) => meansAllResources(type, value))) {
    return { key: 'selectors.explain.data', values: { access, ...resource } };
  }
  return {
    key: type === 'AWS::S3::Object' ? 'selectors.explain.dataUnder' : 'selectors.explain.dataOf',
    values: { access, ...resource, first: values[0] ?? '', count: values.length },
  };
}

/**
 * The resources of a condition that takes each of them and all that lies under it, as a migration writes it for
 * functions (versions, aliases) and tables (indexes, streams).
 */
function wholeWithParts(condition: FieldSelector | undefined): readonly string[] | undefined {
  if (!condition || operatorsOf(condition).length !== 2) return undefined;
  const { equals = [], startsWith = [] } = condition;
  const parts = new Set(startsWith);
  const isWhole = (value: string) => parts.has(`${value}:`) || parts.has(`${value}/`);
  return equals.length > 0 && parts.size === equals.length && equals.every(isWhole) ? equals : undefined;
}

/** Their values stand in the phrases whole. */
const NAMED_FIELDS: ReadonlySet<string> = new Set(['eventSource', 'resources.type', 'readOnly', 'errorCode']);

function listValues(condition: FieldSelector): readonly string[] {
  return wholeWithParts(condition) ?? operatorsOf(condition).flatMap(([, values]) => values);
}

function explainAdvanced({ name, fieldSelectors }: AdvancedEventSelector): SelectorExplanation {
  const category = fieldSelectors.find(({ field }) => field === 'eventCategory');
  const said = onlyEquals(category)?.length === 1 ? (category?.equals?.[0] ?? '') : '';
  const rest = fieldSelectors.filter((condition) => condition !== category);
  const values = rest.flatMap((condition) =>
    NAMED_FIELDS.has(condition.field) ? [] : listValues(condition),
  );
  const title = { values, ...(name !== undefined && name !== '' && { name }) };
  switch (said) {
    case 'Management':
      return { ...title, category: said, phrases: explainManagement(rest) };
    case 'Data':
      return { ...title, category: said, phrases: explainData(rest) };
    case 'NetworkActivity':
      return { ...title, category: said, phrases: explainNetworkActivity(rest) };
    case '':
      return {
        ...title,
        category: said,
        phrases: [{ key: 'selectors.explain.unknownCategory' }, ...fieldSelectors.flatMap(explainCondition)],
      };
    default:
      return {
        ...title,
        category: said,
        phrases: [
          { key: 'selectors.explain.other', values: { category: said } },
          ...rest.flatMap(explainCondition),
        ],
      };
  }
}

function explainManagement(conditions: readonly FieldSelector[]): Phrase[] {
  const { access, rest } = takeAccess(conditions);
  const { taken: source, rest: others } = take(rest, 'eventSource');
  const excluded = onlyValues(source, 'notEquals');
  const included = onlyEquals(source);
  const further = others.flatMap(explainCondition);
  if (excluded) return [managementPhrase(access, excluded), ...further];
  if (included) {
    return [
      { key: 'selectors.explain.managementOnly', values: { access, ...sourceNames(included) } },
      ...further,
    ];
  }
  return [managementPhrase(access, []), ...(source ? explainCondition(source) : []), ...further];
}

function explainData(conditions: readonly FieldSelector[]): Phrase[] {
  const { access, rest } = takeAccess(conditions);
  const { taken: type, rest: others } = take(rest, 'resources.type');
  const types = onlyEquals(type);
  if (types?.length !== 1) {
    return [
      { key: 'selectors.explain.other', values: { category: 'Data' } },
      ...conditions.flatMap(explainCondition),
    ];
  }
  const resource = resourceNames(types[0] ?? '');
  const { taken: arn, rest: further } = take(others, 'resources.ARN');
  const under = onlyValues(arn, 'startsWith');
  const of = onlyEquals(arn);
  if (under || of) {
    const values = under ?? of ?? [];
    const key = under ? 'selectors.explain.dataUnder' : 'selectors.explain.dataOf';
    const first = {
      key,
      values: { access, ...resource, first: values[0] ?? '', count: values.length },
    } as const;
    return [first, ...further.flatMap(explainCondition)];
  }
  const whole = wholeWithParts(arn);
  if (whole) {
    const first = {
      key: 'selectors.explain.dataOfWithParts',
      values: { access, ...resource, first: whole[0] ?? '', count: whole.length },
    } as const;
    return [first, ...further.flatMap(explainCondition)];
  }
  const narrowing = others.flatMap(explainCondition);
  const key = narrowing.length > 0 ? 'selectors.explain.dataSome' : 'selectors.explain.data';
  return [{ key, values: { access, ...resource } }, ...narrowing];
}

function explainNetworkActivity(conditions: readonly FieldSelector[]): Phrase[] {
  const { taken: source, rest } = take(conditions, 'eventSource');
  const sources = onlyEquals(source);
  if (!sources) {
    return [
      { key: 'selectors.explain.other', values: { category: 'NetworkActivity' } },
      ...conditions.flatMap(explainCondition),
    ];
  }
  const { taken: error, rest: others } = take(rest, 'errorCode');
  const errors = onlyEquals(error);
  const denied = errors?.length === 1 && errors[0] === 'VpceAccessDenied';
  const narrowing = [...(error && !denied ? [error] : []), ...others].flatMap(explainCondition);
  const key = denied
    ? narrowing.length > 0
      ? 'selectors.explain.networkActivityDeniedSome'
      : 'selectors.explain.networkActivityDenied'
    : narrowing.length > 0
      ? 'selectors.explain.networkActivitySome'
      : 'selectors.explain.networkActivity';
  return [{ key, values: sourceNames(sources) }, ...narrowing];
}

/** readOnly Equals true or false, when it stands alone; any other use of readOnly is left to be explained. */
function takeAccess(conditions: readonly FieldSelector[]): {
  access: Access;
  rest: readonly FieldSelector[];
} {
  const { taken, rest } = take(conditions, 'readOnly');
  const values = onlyEquals(taken);
  if (values?.length === 1 && values[0] === 'true') return { access: 'read', rest };
  if (values?.length === 1 && values[0] === 'false') return { access: 'write', rest };
  return { access: 'all', rest: conditions };
}

function take(conditions: readonly FieldSelector[], field: string) {
  const taken = conditions.find((condition) => condition.field === field);
  return { taken, rest: conditions.filter((condition) => condition !== taken) };
}

function onlyEquals(condition: FieldSelector | undefined): readonly string[] | undefined {
  return onlyValues(condition, 'equals');
}

/** The values of a condition that uses this operator and no other. */
function onlyValues(
  condition: FieldSelector | undefined,
  operator: 'equals' | 'startsWith' | 'notEquals',
): readonly string[] | undefined {
  if (!condition) return undefined;
  const used = operatorsOf(condition).filter(([, values]) => values.length > 0);
  return used.every(([name]) => name === operator) ? used[0]?.[1] : undefined;
}

/** Phrases that narrow what is recorded: one for the values wanted and one for those left out. */
function explainCondition(condition: FieldSelector): Phrase[] {
  const { field, equals = [], startsWith = [], endsWith = [] } = condition;
  const { notEquals = [], notStartsWith = [], notEndsWith = [] } = condition;
  const wants = equals.length + startsWith.length + endsWith.length > 0;
  const leavesOut = notEquals.length + notStartsWith.length + notEndsWith.length > 0;
  return [
    ...(wants
      ? [{ key: 'selectors.explain.only', values: clauses(field, equals, startsWith, endsWith) } as const]
      : []),
    ...(leavesOut
      ? [
          {
            key: 'selectors.explain.except',
            values: clauses(field, notEquals, notStartsWith, notEndsWith),
          } as const,
        ]
      : []),
  ];
}

function clauses(field: string, eq: readonly string[], sw: readonly string[], ew: readonly string[]) {
  return {
    field,
    eq: eq.length,
    eq1: eq[0] ?? '',
    eq2: eq[1] ?? '',
    join1: sw.length === 0 ? 'no' : eq.length > 0 ? 'yes' : 'first',
    sw: sw.length,
    sw1: sw[0] ?? '',
    sw2: sw[1] ?? '',
    join2: ew.length === 0 ? 'no' : eq.length + sw.length > 0 ? 'yes' : 'first',
    ew: ew.length,
    ew1: ew[0] ?? '',
    ew2: ew[1] ?? '',
  };
}

// English names stand in every language, but for the three that basic selectors know.
const RESOURCE_KINDS: ReadonlyMap<string, string> = new Map([
  ['AWS::S3::Object', 's3Object'],
  ['AWS::Lambda::Function', 'lambdaFunction'],
  ['AWS::DynamoDB::Table', 'dynamodbTable'],
]);

/** Values for messages that name a resource type. */
function resourceNames(type: string) {
  return { resource: resourceTypeName(type), resourceKind: RESOURCE_KINDS.get(type) ?? 'other' };
}

/** Values for messages that list event sources by name. */
function sourceNames(sources: readonly string[]) {
  const [first = '', second = ''] = sources.map(eventSourceName);
  return { count: sources.length, first, second };
}
