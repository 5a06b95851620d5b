import { fail, ok, type Result } from '../../result.ts';
import { isJsonObject, type JsonObject } from '../http/json-input.ts';
import type { Organization } from '../seed/organization.ts';
import {
  CALL_FAULT_KINDS,
  DELIVERY_FAULT_KINDS,
  type FaultDescription,
  type FaultEffect,
  type FaultKind,
  type FaultPlace,
} from './fault.ts';

const KINDS: readonly FaultKind[] = [...CALL_FAULT_KINDS, ...DELIVERY_FAULT_KINDS];
const SERVICES = ['cloudtrail', 'ec2', 'organizations', 's3', 'sts'];
const LONGEST_DELAY_MS = 600_000;
const LATEST_SECONDS = 86_400;
const MOST_TIMES = 1_000_000;

/** The members that a kind has besides `kind`, `count` and `probability`. */
function listMembers(kind: FaultKind): readonly string[] {
  const place: readonly (keyof FaultPlace)[] = DELIVERY_FAULT_KINDS.some((other) => other === kind)
    ? ['accountId', 'region', 'trail']
    : ['service', 'operation', 'action', 'accountId', 'region'];
  const own: Readonly<Partial<Record<FaultKind, string>>> = {
    error: 'status',
    delay: 'ms',
    cut: 'at',
    'deliver-late': 'seconds',
  };
  return [...place, ...[own[kind] ?? []].flat()];
}

/** The error is a sentence that says what to do. */
export function parseFault(
  value: unknown,
  { accounts, regions }: Organization,
): Result<FaultDescription, string> {
  if (!isJsonObject(value)) return fail('Send a JSON object, e.g. {"kind": "throttle", "count": 3}.');
  const effect = readEffect(value);
  if (!effect.ok) return effect;
  const members = [...listMembers(effect.value.kind), 'count', 'probability'];
  const foreign = Object.keys(value).find((name) => name !== 'kind' && !members.includes(name));
  if (foreign !== undefined) {
    return fail(`A fault of kind "${effect.value.kind}" has no "${foreign}"; it has ${members.join(', ')}.`);
  }
  const accountIds = accounts.map(({ accountId }) => accountId);
  const faultOf =
    findTextFault(value, 'service', SERVICES) ??
    findTextFault(value, 'operation') ??
    findTextFault(value, 'action') ??
    findTextFault(value, 'accountId', accountIds) ??
    findTextFault(value, 'region', regions) ??
    findTextFault(value, 'trail');
  if (faultOf !== undefined) return fail(faultOf);
  const { count, probability } = value;
  if (count !== undefined && !isWhole(count, 1, MOST_TIMES)) {
    return fail(`"count" must be a whole number from 1 to ${MOST_TIMES}: how often the fault strikes.`);
  }
  if (
    probability !== undefined &&
    !(typeof probability === 'number' && probability > 0 && probability <= 1)
  ) {
    return fail('"probability" must be a number above 0 and up to 1.');
  }
  return ok({ ...pickTexts(value), ...effect.value, ...pickNumbers({ count, probability }) });
}

function readEffect(value: JsonObject): Result<FaultEffect, string> {
  const kind = KINDS.find((name) => name === value.kind);
  switch (kind) {
    case undefined:
      return fail(`"kind" must be one of ${KINDS.join(', ')}.`);
    case 'error':
      if (value.status === undefined || value.status === 500) return ok({ kind, status: 500 });
      return value.status === 503
        ? ok({ kind, status: 503 })
        : fail('"status" must be 500, which it is where nothing is said, or 503.');
    case 'delay':
      return isWhole(value.ms, 1, LONGEST_DELAY_MS)
        ? ok({ kind, ms: value.ms })
        : fail(`"ms" must be a whole number from 1 to ${LONGEST_DELAY_MS}.`);
    case 'cut':
      if (value.at === undefined || value.at === 'start') return ok({ kind, at: 'start' });
      return value.at === 'body'
        ? ok({ kind, at: 'body' })
        : fail('"at" must be "start", which it is where nothing is said, or "body".');
    case 'deliver-late':
      return isWhole(value.seconds, 1, LATEST_SECONDS)
        ? ok({ kind, seconds: value.seconds })
        : fail(`"seconds" must be a whole number from 1 to ${LATEST_SECONDS}.`);
    default:
      return ok({ kind });
  }
}

function findTextFault(
  value: JsonObject,
  name: keyof FaultPlace,
  known?: readonly string[],
): string | undefined {
  const text = value[name];
  if (text === undefined) return undefined;
  if (typeof text !== 'string' || text === '') return `"${name}" must be a text, or be left out for any.`;
  return known === undefined || known.includes(text)
    ? undefined
    : `"${name}" must be one of ${known.join(', ')}, or be left out for any.`;
}

function pickTexts(value: JsonObject): FaultPlace {
  const names = ['service', 'operation', 'action', 'accountId', 'region', 'trail'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (typeof value[name] === 'string' ? [[name, value[name]]] : [])),
  );
}

function pickNumbers(values: { readonly count: unknown; readonly probability: unknown }) {
  return {
    ...(typeof values.count === 'number' ? { count: values.count } : {}),
    ...(typeof values.probability === 'number' ? { probability: values.probability } : {}),
  };
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
