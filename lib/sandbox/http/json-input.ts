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
