import { fail, ok, type Result } from '../../../result.ts';
import { type AwsError, cloudTrailError } from '../../http/aws-error.ts';
import { isJsonObject, type JsonObject } from '../../http/json-input.ts';
import type { InputOf, InputShape, StructureShape } from './input-shape.ts';

/** One broken constraint, in the words of AWS's validation. */
interface Violation {
  readonly text: string;
  readonly exception: string;
}

interface Place {
  /** `advancedEventSelectors.1.member.fieldSelectors`: as AWS writes it, lists from 1. */
  readonly path: string;
  readonly exception: string;
  readonly violations: Violation[];
}

/** A value of a type that the member cannot have: AWS's reader gives up there and then. */
class WrongType extends Error {}

/**
 * Reads an input as its model describes it. Members that the model does not know are passed over, null counts as
 * absent. A wrong type is a SerializationException; every broken constraint is told at once, as AWS's services do
 * that are generated from a model, under the exception of the first.
 */
export function parseInput<S extends StructureShape>(
  shape: S,
  json: JsonObject,
  exception: string,
): Result<InputOf<S>, AwsError> {
  const violations: Violation[] = [];
  let value: unknown;
  try {
    value = readMembers(shape, json, { path: '', exception, violations });
  } catch (error) {
    if (!(error instanceof WrongType)) throw error;
    return fail(cloudTrailError('SerializationException', error.message));
  }
  const [first] = violations;
  if (first !== undefined) {
    const same = violations.filter((violation) => violation.exception === first.exception);
    const count = `${same.length} validation error${same.length === 1 ? '' : 's'} detected`;
    return fail(cloudTrailError(first.exception, `${count}: ${same.map(({ text }) => text).join('; ')}`));
  }
  // The shape says what was read: InputOf<S> is derived from the very table that readValue follows.
  return ok(value as InputOf<S>);
}

function readMembers({ members }: StructureShape, json: JsonObject, place: Place): JsonObject {
  const read: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(members)) {
    const at: Place = {
      path: `${place.path === '' ? '' : `${place.path}.`}${lowerFirst(name)}`,
      exception: member.exception ?? place.exception,
      violations: place.violations,
    };
    const value = Object.hasOwn(json, name) ? json[name] : undefined;
    if (value !== undefined && value !== null) read[name] = readValue(member, value, at);
    else if (member.required === true) violate(at, value, 'Member must not be null');
  }
  return read;
}

function readValue(shape: InputShape, value: unknown, place: Place): unknown {
  switch (shape.type) {
    case 'string': {
      if (typeof value !== 'string') throw new WrongType(cannotBecome(value, 'a String'));
      checkBounds(shape, value.length, value, 'length', place);
      if (shape.pattern !== undefined && !matchesWhole(shape.pattern, value)) {
        violate(place, value, `Member must satisfy regular expression pattern: ${shape.pattern}`);
      }
      if (shape.values !== undefined && !shape.values.includes(value)) {
        violate(place, value, `Member must satisfy enum value set: [${shape.values.join(', ')}]`);
      }
      return value;
    }
    case 'boolean':
      if (typeof value !== 'boolean') throw new WrongType(cannotBecome(value, 'a Boolean'));
      return value;
    case 'integer':
      if (typeof value !== 'number') throw new WrongType(cannotBecome(value, 'an Integer'));
      checkBounds(shape, Math.trunc(value), Math.trunc(value), 'value', place);
      return Math.trunc(value);
    case 'timestamp':
      // AWS JSON 1.1 sends epoch seconds with a fraction.
      if (typeof value !== 'number') throw new WrongType(cannotBecome(value, 'milliseconds since epoch'));
      return Math.round(value * 1000);
    case 'list':
      if (!Array.isArray(value)) throw new WrongType('Expected list or null');
      checkBounds(shape, value.length, value, 'length', place);
      return value.map((item, index) =>
        readValue(shape.item, item, { ...place, path: `${place.path}.${index + 1}.member` }),
      );
    case 'structure':
      if (!isJsonObject(value)) throw new WrongType('Unexpected token: expected a structure or null');
      return readMembers(shape, value, place);
  }
}

function checkBounds(
  { min, max }: { readonly min?: number; readonly max?: number },
  size: number,
  value: unknown,
  what: 'length' | 'value',
  place: Place,
): void {
  if (min !== undefined && size < min) {
    violate(place, value, `Member must have ${what} greater than or equal to ${min}`);
  }
  if (max !== undefined && size > max) {
    violate(place, value, `Member must have ${what} less than or equal to ${max}`);
  }
}

/** The model's patterns are Java's, which match a whole text; `(?s)` lets the dot match line breaks. */
function matchesWhole(pattern: string, value: string): boolean {
  const dotAll = pattern.startsWith('(?s)');
  return new RegExp(`^(?:${dotAll ? pattern.slice(4) : pattern})$`, dotAll ? 'su' : 'u').test(value);
}

function violate({ path, exception, violations }: Place, value: unknown, constraint: string): void {
  // AWS repeats the value; a megabyte of it helps nobody.
  const shown = value === undefined || value === null ? 'null' : `'${showValue(value).slice(0, 1000)}'`;
  violations.push({
    exception,
    text: `Value ${shown} at '${path}' failed to satisfy constraint: ${constraint}`,
  });
}

function showValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** As AWS's JSON reader says it: by the kind of token that it met. */
function cannotBecome(value: unknown, expected: string): string {
  if (typeof value === 'object') return 'Start of structure or map found where not expected.';
  if (typeof value === 'boolean')
    return `${value ? 'TRUE' : 'FALSE'}_VALUE can not be converted to ${expected}`;
  return `${typeof value === 'number' ? 'NUMBER' : 'STRING'}_VALUE can not be converted to ${expected}`;
}

function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
