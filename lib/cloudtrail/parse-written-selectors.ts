import { fail, ok, type Result } from '../result.ts';
import { type SelectorFault, unreadableFault, wireFault } from './selector-fault.ts';
import type { SelectorTarget } from './selector-fields.ts';
import type { SelectorSet } from './selector-set.ts';
import { parseSelectorSet } from './selector-wire.ts';
import { isObject, toWireSpelling, type WrittenLanguage } from './written-spelling.ts';

/** A trail or an event data store in somebody's files. */
export interface WrittenSelectors {
  /** Where it stands, e.g. `aws_cloudtrail.audit` or `Resources.AuditTrail`; empty when the input is nothing else. */
  readonly address: string;
  readonly name?: string;
  readonly target: SelectorTarget;
  readonly set: Result<SelectorSet, SelectorFault[]>;
}

interface Found {
  readonly address: string;
  readonly type: string;
  readonly properties: unknown;
  readonly language: WrittenLanguage;
}

const TARGETS: ReadonlyMap<string, SelectorTarget> = new Map([
  ['aws_cloudtrail', 'trail'],
  ['aws_cloudtrail_event_data_store', 'event-data-store'],
  ['AWS::CloudTrail::Trail', 'trail'],
  ['AWS::CloudTrail::EventDataStore', 'event-data-store'],
]);

/**
 * Reads selectors as people keep them: all that `parseSelectorSet` reads, the same in Terraform's or CloudTrail's
 * own spelling, a Terraform state or plan as JSON, Terraform's JSON syntax, a CloudFormation template or resource.
 * Where there are several trails `name` chooses one by its address or its name.
 */
export function parseWrittenSelectors(json: unknown, name?: string): Result<SelectorSet, SelectorFault[]> {
  const chosen = chooseWrittenSelectors(json, name);
  return chosen.ok ? chosen.value.set : chosen;
}

/** The one trail or event data store of the input, or the one that is asked for. */
export function chooseWrittenSelectors(
  json: unknown,
  name?: string,
): Result<WrittenSelectors, SelectorFault[]> {
  const written = listWrittenSelectors(json);
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

function isNamed({ address, name: own }: WrittenSelectors, name: string): boolean {
  // Selectors alone have no name of their own and belong to whatever trail one asks for.
  return address === '' || address === name || own === name || address.endsWith(`.${name}`);
}

/** Every trail and event data store, in the order of the input. */
export function listWrittenSelectors(json: unknown): WrittenSelectors[] {
  const found = findResources(json);
  if (found === undefined) {
    return [{ address: '', target: 'trail', set: parseSpelled(json) }];
  }
  return found.flatMap(({ address, type, properties, language }) => {
    const target = TARGETS.get(type);
    if (target === undefined) return [];
    const name = nameOf(properties);
    const set = parseProperties(properties, target, language);
    return [{ address, target, set, ...(name === undefined ? {} : { name }) }];
  });
}

// What a state holds is settled.
const STATE = { language: 'plain' } as const;

/** undefined when the input is no template, state or plan. */
function findResources(json: unknown): Found[] | undefined {
  if (!isObject(json)) return undefined;
  // A CloudFormation template.
  if (isObject(json.Resources)) {
    return Object.entries(json.Resources).flatMap(([id, resource]) => toFound(`Resources.${id}`, resource));
  }
  // One resource of it.
  if (typeof json.Type === 'string' && isObject(json.Properties)) return toFound('', json);
  // `terraform show -json`, of a plan and of a state.
  const values = isObject(json.planned_values) ? json.planned_values : json.values;
  if (isObject(values) && isObject(values.root_module)) return fromModule(values.root_module);
  if (Array.isArray(json.resource_changes)) {
    return json.resource_changes.filter(isObject).flatMap((change) => {
      const after = isObject(change.change) ? change.change.after : undefined;
      return isObject(after) ? [{ ...typed(change), properties: after, ...STATE }] : [];
    });
  }
  // One resource of the state.
  if (typeof json.type === 'string' && isObject(json.values))
    return [{ ...typed(json), properties: json.values, ...STATE }];
  // terraform.tfstate as it lies on the disk.
  if (Array.isArray(json.resources)) {
    return json.resources
      .filter(isObject)
      .flatMap((resource) =>
        (Array.isArray(resource.instances) ? resource.instances : [])
          .filter(isObject)
          .map((instance) => ({ ...typed(resource), properties: instance.attributes, ...STATE })),
      );
  }
  // Terraform's JSON syntax, which is also what HCL becomes when it is turned into JSON.
  if (isObject(json.resource)) {
    return Object.entries(json.resource).flatMap(([type, named]) =>
      toList(named).flatMap((entry) =>
        isObject(entry)
          ? Object.entries(entry).flatMap(([label, bodies]) =>
              toList(bodies).map((properties) => ({
                address: `${type}.${label}`,
                type,
                properties,
                language: 'terraform-source' as const,
              })),
            )
          : [],
      ),
    );
  }
  return undefined;
}

function toFound(address: string, resource: unknown): Found[] {
  return isObject(resource) && typeof resource.Type === 'string'
    ? [{ address, type: resource.Type, properties: resource.Properties ?? {}, language: 'cloudformation' }]
    : [];
}

function fromModule(module: Readonly<Record<string, unknown>>): Found[] {
  const own = toList(module.resources)
    .filter(isObject)
    .map((resource) => ({ ...typed(resource), properties: resource.values, ...STATE }));
  return [...own, ...toList(module.child_modules).filter(isObject).flatMap(fromModule)];
}

function typed(resource: Readonly<Record<string, unknown>>): { address: string; type: string } {
  const type = String(resource.type);
  const parts = [resource.module, type, resource.name].filter((part) => typeof part === 'string');
  return { type, address: typeof resource.address === 'string' ? resource.address : parts.join('.') };
}

function nameOf(properties: unknown): string | undefined {
  if (!isObject(properties)) return undefined;
  const name = properties.name ?? properties.TrailName ?? properties.Name;
  return typeof name === 'string' ? name : undefined;
}

/** A trail for which nothing is said records all management events (CloudTrail API reference, CreateTrail). */
function parseProperties(
  properties: unknown,
  target: SelectorTarget,
  language: WrittenLanguage,
): Result<SelectorSet, SelectorFault[]> {
  const faults: SelectorFault[] = [];
  const wire = toWireSpelling(properties, language, '', faults);
  if (faults.length > 0) return fail(faults);
  const says = isObject(wire) && [wire.EventSelectors, wire.AdvancedEventSelectors].some(isSaid);
  return says ? parseSelectorSet(wire) : ok(DEFAULTS[target]);
}

function isSaid(list: unknown): boolean {
  return list !== undefined && list !== null && !(Array.isArray(list) && list.length === 0);
}

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

/** Selectors and nothing around them. PutEventSelectors' own spelling is read exactly as it stands. */
function parseSpelled(json: unknown): Result<SelectorSet, SelectorFault[]> {
  if (!isSpelledOtherwise(json)) return parseSelectorSet(json);
  const faults: SelectorFault[] = [];
  const wire = toWireSpelling(json, 'plain', '', faults);
  return faults.length > 0 ? fail(faults) : parseSelectorSet(wire);
}

const OTHER_SPELLING =
  /^(?:advanced_event_selectors?|event_selectors?|advancedEventSelectors|eventSelectors|field_selectors?|fieldSelectors|read_write_type|include_management_events|data_resources?|readWriteType|includeManagementEvents|dataResources)$/;

function isSpelledOtherwise(json: unknown): boolean {
  const [sample] = Array.isArray(json) ? json : [json];
  return isObject(sample) && Object.keys(sample).some((member) => OTHER_SPELLING.test(member));
}

function toList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
