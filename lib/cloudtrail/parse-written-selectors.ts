import { fail, ok, type Result } from '../result.ts';
import { isObject, type JsonObject } from './json-object.ts';
import { type SelectorFault, unreadableFault, wireFault } from './selector-fault.ts';
import type { SelectorTarget } from './selector-fields.ts';
import type { SelectorSet } from './selector-set.ts';
import { readSelectorSet } from './selector-wire.ts';
import { findWrittenResources, type WrittenResource } from './written-resource.ts';
import {
  hasSelectors,
  type Spelling,
  toWireSelectors,
  toWireSpelling,
  type WrittenLanguage,
} from './written-spelling.ts';

/** A trail or an event data store in somebody's files. */
export interface WrittenSelectors {
  /** Where it stands, e.g. `aws_cloudtrail.audit` or `Resources.AuditTrail`; empty when the input is nothing else. */
  readonly address: string;
  readonly name?: string;
  readonly arn?: string;
  readonly target: SelectorTarget;
  /** Where its ARN tells it. */
  readonly partition?: string;
  readonly set: Result<SelectorSet, SelectorFault[]>;
  /** What could be read besides the faults, when all of them are such that AWS would answer with them. */
  readonly draft?: SelectorSet;
}

/** What the text does not say itself. */
export interface WrittenContext {
  /** Which of several trails, by its address, its name or its ARN. */
  readonly name?: string;
  readonly partition?: string;
  /** Of selectors without a resource around them. */
  readonly language?: WrittenLanguage;
}

const TARGETS: ReadonlyMap<string, SelectorTarget> = new Map([
  ['aws_cloudtrail', 'trail'],
  ['aws_cloudtrail_event_data_store', 'event-data-store'],
  ['AWS::CloudTrail::Trail', 'trail'],
  ['AWS::CloudTrail::EventDataStore', 'event-data-store'],
]);

/**
 * Reads selectors as people keep them: all that `parseSelectorSet` reads, the same in Terraform's or CloudTrail's
 * own spelling, one selector alone, several responses in a list, a record of PutEventSelectors, a Terraform state or
 * plan as JSON, Terraform's JSON syntax, a CloudFormation template or resource.
 */
export function parseWrittenSelectors(
  json: unknown,
  context: WrittenContext = {},
): Result<SelectorSet, SelectorFault[]> {
  const chosen = chooseWrittenSelectors(json, context);
  return chosen.ok ? chosen.value.set : chosen;
}

/** The one trail or event data store of the input, or the one that is asked for. */
export function chooseWrittenSelectors(
  json: unknown,
  context: WrittenContext = {},
): Result<WrittenSelectors, SelectorFault[]> {
  const { name } = context;
  const written = listWrittenSelectors(json, context);
  const chosen = name === undefined ? written : written.filter((one) => isNamed(one, name));
  const [one] = chosen;
  if (one !== undefined && chosen.length === 1) return ok(one);
  if (written.length === 0) return fail([unreadableFault('selectors.written.none')]);
  const names = written.map(({ address, name: own }) => own ?? address).join(', ');
  const fault =
    name !== undefined && one === undefined
      ? wireFault('', `No trail ${name} was found.`, {
          key: 'selectors.written.unknownTrail',
          values: { value: name, names },
        })
      : wireFault('', `There are ${written.length} trails.`, {
          key: 'selectors.written.several',
          values: { count: written.length, names },
        });
  return fail([fault]);
}

function isNamed({ address, name: own, arn }: WrittenSelectors, name: string): boolean {
  // Selectors alone have no name of their own and belong to whatever trail one asks for.
  return address === '' || [address, own, arn].includes(name) || address.endsWith(`.${name}`);
}

/** Every trail and event data store, in the order of the input. */
export function listWrittenSelectors(json: unknown, context: WrittenContext = {}): WrittenSelectors[] {
  const resources = findWrittenResources(json);
  if (resources !== undefined) return resources.flatMap((resource) => fromResource(resource, context));
  // Source without a trail holds something else, such as a module.
  if (context.language === 'terraform-source' && !hasSelectors(json) && !isOneSelector(json)) return [];
  const responses = listResponses(json);
  return responses === undefined
    ? [fromAnswer(json, '', context)]
    : responses.map((response, index) => fromAnswer(response, `[${index}]`, context));
}

/** Several responses of GetEventSelectors or GetEventDataStore in a list, or what some tool made of them. */
function listResponses(json: unknown): readonly JsonObject[] | undefined {
  const list = isObject(json) ? (json.trailList ?? json.Trails ?? json.EventDataStores) : json;
  return Array.isArray(list) && list.some(hasSelectors) ? list.filter(isObject) : undefined;
}

function fromResource(
  { type, address, properties, language, unknown }: WrittenResource,
  { partition }: WrittenContext,
): WrittenSelectors[] {
  const target = TARGETS.get(type);
  if (target === undefined) return [];
  const faults: SelectorFault[] = [];
  const wire = toWireSelectors(properties, { language, partition, faults }, unknown);
  const says = isObject(wire) && Object.values(wire).some(isSaid);
  const set =
    faults.length > 0 ? { set: fail(faults) } : says ? readDraft(wire) : { set: ok(DEFAULTS[target]) };
  return [{ address, target, ...namesOf(properties), ...set }];
}

function isSaid(list: unknown): boolean {
  return list !== undefined && list !== null && !(Array.isArray(list) && list.length === 0);
}

/** A trail for which nothing is said records all management events (CloudTrail API reference, CreateTrail). */
const DEFAULTS: Readonly<Record<SelectorTarget, SelectorSet>> = {
  trail: {
    kind: 'basic',
    eventSelectors: [
      {
        readWriteType: 'All',
        includeManagementEvents: true,
        dataResources: [],
        excludeManagementEventSources: [],
      },
    ],
  },
  'event-data-store': {
    kind: 'advanced',
    advancedEventSelectors: [
      {
        name: 'Default management events',
        fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }],
      },
    ],
  },
};

/** Selectors with nothing around them but the response, the request or the record that carried them. */
function fromAnswer(json: unknown, address: string, context: WrittenContext): WrittenSelectors {
  const answer = isObject(json) && hasSelectors(json.requestParameters) ? json.requestParameters : json;
  const isStore = isObject(answer) && typeof answer.EventDataStoreArn === 'string';
  return {
    address,
    target: isStore ? 'event-data-store' : 'trail',
    ...namesOf(answer),
    ...parseSpelled(answer, context),
  };
}

/** PutEventSelectors' own spelling is read exactly as it stands. */
function parseSpelled(json: unknown, { language = 'plain', partition }: WrittenContext) {
  const listed = isOneSelector(json) ? [json] : json;
  if (language === 'plain' && !isSpelledOtherwise(listed)) return readDraft(listed);
  const spelling: Spelling = { language, partition, faults: [] };
  const wire = toWireSpelling(listed, spelling);
  return spelling.faults.length > 0 ? { set: fail(spelling.faults) } : readDraft(wire);
}

function readDraft(wire: unknown): Pick<WrittenSelectors, 'set' | 'draft'> {
  const { set, faults } = readSelectorSet(wire);
  if (set !== undefined && faults.length === 0) return { set: ok(set) };
  return { set: fail(faults), ...(set === undefined ? {} : { draft: set }) };
}

const OTHER_SPELLING =
  /^(?:advanced_event_selectors?|event_selectors?|advancedEventSelectors|eventSelectors|field_selectors?|fieldSelectors|read_write_type|include_management_events|data_resources?|readWriteType|includeManagementEvents|dataResources)$/;

function isSpelledOtherwise(json: unknown): boolean {
  const [sample] = Array.isArray(json) ? json : [json];
  return isObject(sample) && Object.keys(sample).some((member) => OTHER_SPELLING.test(member));
}

const SELECTOR_MEMBER =
  /^(?:FieldSelectors|fieldSelectors|field_selectors?|ReadWriteType|readWriteType|read_write_type|IncludeManagementEvents|includeManagementEvents|include_management_events|DataResources|dataResources|data_resources?)$/;

/** As documentation shows a single selector. */
function isOneSelector(json: unknown): boolean {
  return (
    isObject(json) && !hasSelectors(json) && Object.keys(json).some((member) => SELECTOR_MEMBER.test(member))
  );
}

const ARN = /^arn:([\w-]+):cloudtrail:[^:]*:[^:]*:(?:trail\/)?(.+)$/;

/** A trail's ARN, as responses and states give it, tells its name and its partition. */
function namesOf(json: unknown): Pick<WrittenSelectors, 'name' | 'arn' | 'partition'> {
  if (!isObject(json)) return {};
  const own = [json.name, json.TrailName, json.trailName, json.Name].find((text) => typeof text === 'string');
  const named = own === undefined ? {} : { name: own };
  for (const arn of [json.TrailARN, json.EventDataStoreArn, json.trailARN, json.arn]) {
    const [, partition, name] = typeof arn === 'string' ? (ARN.exec(arn) ?? []) : [];
    if (typeof arn === 'string' && partition && name) return { name, ...named, arn, partition };
  }
  return named;
}
