import { isObject, type JsonObject } from './json-object.ts';
import type { WrittenLanguage } from './written-spelling.ts';

/** A resource of any type in a template, a state or a plan. */
export interface WrittenResource {
  readonly address: string;
  readonly type: string;
  readonly properties: unknown;
  readonly language: WrittenLanguage;
  /** In the shape of the properties, true for what only applying the plan will tell. */
  readonly unknown?: unknown;
}

/** undefined when the input is no template, state or plan. */
export function findWrittenResources(json: unknown): WrittenResource[] | undefined {
  if (!isObject(json)) return undefined;
  // `aws cloudformation get-template`.
  if (isObject(json.TemplateBody)) return findWrittenResources(json.TemplateBody);
  if (isObject(json.Resources)) {
    return Object.entries(json.Resources).flatMap(([id, resource]) =>
      fromTemplate(`Resources.${id}`, resource),
    );
  }
  // One resource of a template.
  if (typeof json.Type === 'string' && isObject(json.Properties)) return fromTemplate('', json);
  return fromPlan(json) ?? fromState(json) ?? fromSource(json);
}

function fromTemplate(address: string, resource: unknown): WrittenResource[] {
  return isObject(resource) && typeof resource.Type === 'string'
    ? [{ address, type: resource.Type, properties: resource.Properties ?? {}, language: 'cloudformation' }]
    : [];
}

/** `terraform show -json` of a plan, whole or its changes alone. */
function fromPlan(json: JsonObject): WrittenResource[] | undefined {
  const changes = Array.isArray(json.resource_changes) ? json.resource_changes.filter(isObject) : undefined;
  const unknown = new Map(
    changes?.map((change) => [
      typed(change).address,
      isObject(change.change) ? change.change.after_unknown : undefined,
    ]),
  );
  if (isObject(json.planned_values) && isObject(json.planned_values.root_module)) {
    return fromModule(json.planned_values.root_module).map((resource) => ({
      ...resource,
      unknown: unknown.get(resource.address),
    }));
  }
  return changes?.flatMap((resource) => {
    const after = isObject(resource.change) ? resource.change.after : undefined;
    const { address, type } = typed(resource);
    return isObject(after) ? [{ ...settled(address, type, after), unknown: unknown.get(address) }] : [];
  });
}

/** `terraform show -json` of a state, one resource of it, or terraform.tfstate as it lies on the disk. */
function fromState(json: JsonObject): WrittenResource[] | undefined {
  if (isObject(json.values) && isObject(json.values.root_module)) return fromModule(json.values.root_module);
  if (typeof json.type === 'string' && isObject(json.values)) return [fromValues(json)];
  // Records have resources too, but no version of their own.
  if (typeof json.version !== 'number' || !Array.isArray(json.resources)) return undefined;
  return json.resources.filter(isObject).flatMap((resource) => {
    const { address, type } = typed(resource);
    return toList(resource.instances)
      .filter(isObject)
      .map(({ index_key: key, attributes }) =>
        settled(key === undefined ? address : `${address}[${JSON.stringify(key)}]`, type, attributes),
      );
  });
}

function fromModule(module: JsonObject): WrittenResource[] {
  const own = toList(module.resources).filter(isObject).map(fromValues);
  return [...own, ...toList(module.child_modules).filter(isObject).flatMap(fromModule)];
}

function fromValues(resource: JsonObject): WrittenResource {
  const { address, type } = typed(resource);
  return settled(address, type, resource.values);
}

/** What a state holds is plain: no text of it is a template. */
function settled(address: string, type: string, properties: unknown): WrittenResource {
  return { address, type, properties, language: 'plain' };
}

/** Terraform's JSON syntax, which is also what its native syntax becomes as JSON. */
function fromSource(json: JsonObject): WrittenResource[] | undefined {
  if (!isObject(json.resource)) return undefined;
  return Object.entries(json.resource).flatMap(([type, named]) =>
    toList(named)
      .filter(isObject)
      .flatMap((entry) => Object.entries(entry))
      .flatMap(([label, bodies]) =>
        toList(bodies).map((properties): WrittenResource => {
          return { address: `${type}.${label}`, type, properties, language: 'terraform-source' };
        }),
      ),
  );
}

function typed(resource: JsonObject): { address: string; type: string } {
  const type = String(resource.type);
  const parts = [resource.module, type, resource.name].filter((part) => typeof part === 'string');
  return { type, address: typeof resource.address === 'string' ? resource.address : parts.join('.') };
}

function toList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
