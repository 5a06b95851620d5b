import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from './aws-error.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** An empty body is an empty input: several operations take none. */
export function parseJsonObject(body: Buffer): Result<JsonObject, AwsError> {
  const text = body.toString('utf8');
  if (text.trim() === '') return ok({});
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return ok(value);
  } catch {
    // Falls through to the answer that AWS gives for anything that is not a JSON object.
  }
  return fail(cloudTrailError('SerializationException', 'The request body is not a JSON object.'));
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that may be absent or null but, where given, must be a string. */
export function readString(input: JsonObject, member: string): Result<string | undefined, AwsError> {
  const value = input[member];
  if (value === undefined || value === null) return ok(undefined);
  if (typeof value === 'string') return ok(value);
  return fail(serializationFault(member, 'a String'));
}

export function readBoolean(input: JsonObject, member: string): Result<boolean | undefined, AwsError> {
  const value = input[member];
  if (value === undefined || value === null) return ok(undefined);
  if (typeof value === 'boolean') return ok(value);
  return fail(serializationFault(member, 'a Boolean'));
}

export function readStrings(
  input: JsonObject,
  member: string,
): Result<readonly string[] | undefined, AwsError> {
  const value = input[member];
  if (value === undefined || value === null) return ok(undefined);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return ok(value);
  return fail(serializationFault(member, 'a list of Strings'));
}

function serializationFault(member: string, expected: string): AwsError {
  return cloudTrailError('SerializationException', `${member} can not be converted to ${expected}.`);
}
