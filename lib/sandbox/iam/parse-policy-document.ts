import { fail, ok, type Result } from '../../result.ts';
import { isConditionOperator } from './condition-operator.ts';
import type { PolicyDocument, PolicyPrincipal, PolicyStatement } from './policy-document.ts';

/** What is wrong with a policy's text. How it is said is each service's own. */
export interface PolicyFault {
  readonly reason: PolicyFaultReason;
  /** The element or value that is at fault. */
  readonly detail: string;
}

export type PolicyFaultReason =
  | 'not-json'
  | 'version'
  | 'missing'
  | 'empty-statement'
  | 'unknown-field'
  | 'syntax'
  | 'effect'
  | 'principal'
  | 'action'
  | 'resource'
  | 'operator'
  | 'duplicate-sid';

type Parsed<T> = Result<T, PolicyFault>;
type JsonObject = Readonly<Record<string, unknown>>;

const VERSIONS = ['2008-10-17', '2012-10-17'];
const POLICY_FIELDS = ['Version', 'Id', 'Statement'];
const STATEMENT_FIELDS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];
const PRINCIPAL_KINDS = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;
const ACTION = /^(?:\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/;
const PRINCIPAL_ARN =
  /^arn:aws[\w-]*:(?:iam|sts)::\d{12}:(?:root|(?:user|role|assumed-role|federated-user)\/.+)$/;
/** IAM's unique IDs: what AWS puts in the place of an ARN whose role or user was deleted. */
const UNIQUE_ID = /^A(?:ROA|IDA|GPA)[A-Z0-9]{12,}$/;
const SERVICE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/;

/**
 * Reads the JSON text of a policy that is attached to a resource, by the grammar of the IAM User Guide ("Grammar of
 * the IAM JSON policy language"): it must name principals, and nothing that the grammar does not know.
 */
export function parsePolicyDocument(text: string): Parsed<PolicyDocument> {
  const json = parseJson(text);
  if (!isObject(json)) return fault('not-json', '');
  const foreign = Object.keys(json).find((name) => !POLICY_FIELDS.includes(name));
  if (foreign !== undefined) return fault('unknown-field', foreign);
  // Without a Version a policy is of the older one, which knows no variables.
  const version = json.Version ?? '2008-10-17';
  if (typeof version !== 'string' || !VERSIONS.includes(version)) return fault('version', String(version));
  if (json.Statement === undefined) return fault('missing', 'Statement');
  const list = Array.isArray(json.Statement) ? json.Statement : [json.Statement];
  if (list.length === 0) return fault('empty-statement', '');
  const statements: PolicyStatement[] = [];
  for (const item of list) {
    const statement = parseStatement(item);
    if (!statement.ok) return statement;
    const { Sid } = statement.value;
    if (Sid !== undefined && statements.some((other) => other.Sid === Sid))
      return fault('duplicate-sid', Sid);
    statements.push(statement.value);
  }
  return ok({ Version: version, Statement: statements });
}

function parseStatement(json: unknown): Parsed<PolicyStatement> {
  if (!isObject(json)) return fault('syntax', 'Statement');
  const foreign = Object.keys(json).find((name) => !STATEMENT_FIELDS.includes(name));
  if (foreign !== undefined) return fault('unknown-field', foreign);
  const { Sid, Effect } = json;
  if (Sid !== undefined && typeof Sid !== 'string') return fault('syntax', 'Sid');
  if (Effect === undefined) return fault('missing', 'Effect');
  if (Effect !== 'Allow' && Effect !== 'Deny') return fault('effect', String(Effect));

  const principal = parseOneOf(json, 'Principal', parsePrincipal);
  if (!principal.ok) return principal;
  const action = parseOneOf(json, 'Action', (value) => parseList(value, 'action', isAction));
  if (!action.ok) return action;
  const resource = parseOneOf(json, 'Resource', (value) => parseList(value, 'resource', isResource));
  if (!resource.ok) return resource;
  const condition = json.Condition === undefined ? ok({}) : parseConditions(json.Condition);
  if (!condition.ok) return condition;
  return ok({
    ...(Sid === undefined || Sid === '' ? {} : { Sid }),
    Effect,
    ...principal.value,
    ...action.value,
    ...resource.value,
    ...(Object.keys(condition.value).length === 0 ? {} : { Condition: condition.value }),
  });
}

/** Exactly one of an element and its `Not…`. */
function parseOneOf<Name extends 'Principal' | 'Action' | 'Resource', T>(
  json: JsonObject,
  name: Name,
  parse: (value: unknown) => Parsed<T>,
): Parsed<{ readonly [Key in Name | `Not${Name}`]?: T }> {
  const not = `Not${name}` as const;
  if (json[name] !== undefined && json[not] !== undefined) return fault('syntax', not);
  const given = json[name] === undefined ? not : name;
  if (json[given] === undefined) return fault('missing', name);
  const value = parse(json[given]);
  if (!value.ok) return value;
  const element: { [Key in Name | `Not${Name}`]?: T } = {};
  element[given] = value.value;
  return ok(element);
}

function parsePrincipal(json: unknown): Parsed<PolicyPrincipal> {
  if (json === '*') return ok('*');
  if (!isObject(json) || Object.keys(json).length === 0) return fault('principal', String(json));
  const principal: { [Kind in (typeof PRINCIPAL_KINDS)[number]]?: readonly string[] } = {};
  for (const [name, value] of Object.entries(json)) {
    const kind = PRINCIPAL_KINDS.find((candidate) => candidate === name);
    if (kind === undefined) return fault('principal', name);
    const names = parseList(value, 'principal', (text) => isPrincipal(kind, text));
    if (!names.ok) return names;
    principal[kind] = names.value;
  }
  return ok(principal);
}

function isPrincipal(kind: (typeof PRINCIPAL_KINDS)[number], text: string): boolean {
  if (kind === 'Service') return SERVICE.test(text);
  if (kind !== 'AWS') return text !== '';
  return text === '*' || /^\d{12}$/.test(text) || PRINCIPAL_ARN.test(text) || UNIQUE_ID.test(text);
}

function isAction(text: string): boolean {
  return ACTION.test(text);
}

function isResource(text: string): boolean {
  return text === '*' || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:.+$/.test(text);
}

function parseConditions(json: unknown): Parsed<NonNullable<PolicyStatement['Condition']>> {
  if (!isObject(json)) return fault('syntax', 'Condition');
  const conditions: Record<string, Record<string, readonly string[]>> = {};
  for (const [operator, keys] of Object.entries(json)) {
    if (!isConditionOperator(operator)) return fault('operator', operator);
    if (!isObject(keys)) return fault('syntax', 'Condition');
    const parsed: Record<string, readonly string[]> = {};
    for (const [key, value] of Object.entries(keys)) {
      const values = (Array.isArray(value) ? value : [value]).map(toConditionValue);
      if (values.includes(undefined)) return fault('syntax', 'Condition');
      parsed[key] = values.filter((item) => item !== undefined);
    }
    conditions[operator] = parsed;
  }
  return ok(conditions);
}

/** `"Bool": {"aws:SecureTransport": false}` is what many people write, and IAM takes it. */
function toConditionValue(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : undefined;
}

function parseList(
  json: unknown,
  reason: PolicyFaultReason,
  isValid: (text: string) => boolean,
): Parsed<readonly string[]> {
  const list: readonly unknown[] = Array.isArray(json) ? json : [json];
  const texts = list.filter((item) => typeof item === 'string');
  if (texts.length !== list.length) return fault('syntax', reason);
  const invalid = texts.find((text) => !isValid(text));
  return invalid === undefined && texts.length > 0 ? ok(texts) : fault(reason, invalid ?? '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The caller says that it is not JSON.
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fault(
  reason: PolicyFaultReason,
  detail: string,
): { readonly ok: false; readonly error: PolicyFault } {
  return fail({ reason, detail });
}
