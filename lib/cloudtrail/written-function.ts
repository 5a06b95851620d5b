import { isObject, type JsonObject } from './json-object.ts';

const PARTITION = 'AWS::Partition';

/** The name of CloudFormation's function in `{"Ref": …}`, `{"Fn::Sub": …}` and their like. */
export function functionName(json: JsonObject): string | undefined {
  const members = Object.keys(json);
  const [only] = members;
  if (members.length !== 1 || only === undefined) return undefined;
  return only === 'Ref' || only === 'Condition' || only.startsWith('Fn::') ? only : undefined;
}

/** `{"Ref": "AWS::NoValue"}` leaves out the member or item in whose place it stands. */
export function isNoValue(json: unknown): boolean {
  return isObject(json) && json.Ref === 'AWS::NoValue';
}

/**
 * What Ref, Fn::Sub and Fn::Join come to as far as the partition tells it; undefined when only a deployment knows
 * (CloudFormation Template Reference, intrinsic functions and pseudo parameters).
 */
export function evaluateFunction(json: unknown, partition: string | undefined): string | undefined {
  if (typeof json === 'string') return json;
  if (!isObject(json)) return undefined;
  switch (functionName(json)) {
    case 'Ref':
      return json.Ref === PARTITION ? partition : undefined;
    case 'Fn::Sub':
      return typeof json['Fn::Sub'] === 'string' ? substitute(json['Fn::Sub'], partition) : undefined;
    case 'Fn::Join':
      return join(json['Fn::Join'], partition);
    default:
      return undefined;
  }
}

function substitute(text: string, partition: string | undefined): string | undefined {
  const known = partition === undefined ? text : text.replaceAll(`\${${PARTITION}}`, partition);
  // `${!Literal}` is how a template writes `${Literal}`.
  return /\$\{[^!]/.test(known) ? undefined : known.replaceAll('${!', '${');
}

function join(json: unknown, partition: string | undefined): string | undefined {
  const [separator, parts] = Array.isArray(json) ? json : [];
  if (typeof separator !== 'string' || !Array.isArray(parts)) return undefined;
  const texts = parts.map((part) =>
    typeof part === 'string' || isObject(part) ? evaluateFunction(part, partition) : undefined,
  );
  return texts.every((text) => text !== undefined) ? texts.join(separator) : undefined;
}
