import { isJsonObject } from '../http/json-input.ts';

type Recorded = Readonly<Record<string, unknown>> | null;

const PROTOCOL_PARAMETERS = new Set(['Action', 'Version', 'AUTHPARAMS', 'DryRun']);
const LARGEST_INDEX = 1000;

/**
 * The parameters of a call of the query protocol as CloudTrail records them. STS writes members with a small first
 * letter. EC2 wraps those of its newer calls in one member, `ModifyVpcEndpointRequest`, which is done for all of them
 * here; how it spells lists inside differs from call to call.
 */
export function toRecordedParameters(
  service: string,
  operation: string,
  parameters: Iterable<readonly [string, string]>,
): Recorded {
  const members: Record<string, unknown> = {};
  for (const [name, value] of parameters) {
    if (!PROTOCOL_PARAMETERS.has(name) && !name.startsWith('X-Amz-')) setAt(members, name.split('.'), value);
  }
  if (Object.keys(members).length === 0) return null;
  return service === 'ec2' ? { [`${operation}Request`]: members } : lowerFirstMembers(members);
}

/** What is recorded of an answer: of writes, and of sessions that were handed out, without their secret. */
export function toRecordedAnswer(
  service: string,
  operation: string,
  readOnly: boolean,
  answer: unknown,
): Recorded {
  if (!isJsonObject(answer)) return null;
  if (service === 'ec2') return readOnly ? null : { [`${operation}Response`]: answer };
  const { Credentials: credentials, ...rest } = answer;
  if (!isJsonObject(credentials)) return null;
  const { SecretAccessKey: _secret, ...told } = credentials;
  return lowerFirstMembers({ Credentials: told, ...rest });
}

/** `Filter.1.Value.2` is the second value of the first filter. */
function setAt(members: Record<string, unknown>, path: readonly string[], value: string): void {
  const [name = '', index, ...rest] = path;
  if (index === undefined) {
    members[name] = toPlain(name, value);
    return;
  }
  const position = Number(index) - 1;
  if (!Number.isInteger(position) || position < 0 || position >= LARGEST_INDEX) return;
  const list: unknown[] = Array.isArray(members[name]) ? members[name] : [];
  members[name] = list;
  if (rest.length === 0) {
    list[position] = value;
    return;
  }
  const item: Record<string, unknown> = isJsonObject(list[position]) ? { ...list[position] } : {};
  setAt(item, rest, value);
  list[position] = item;
}

/** Only what is a number by its name: a session may be called `42`. */
function toPlain(name: string, value: string): string | number | boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^(?:Max|Duration)/.test(name) && /^\d{1,9}$/.test(value) ? Number(value) : value;
}

function lowerFirstMembers(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name.slice(0, 1).toLowerCase() + name.slice(1),
      isJsonObject(value) ? lowerFirstMembers(value) : value,
    ]),
  );
}
