import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from './aws-error.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** An empty body is an empty input: several operations take none. */
export function parseJsonObject(body: Buffer): Result<JsonObject, AwsError> {
  const text = body.toString('utf8');
  if (text.trim() === '') return ok({});
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value) && isShallow(value)) return ok(value);
  } catch {
    // Falls through to the answer that AWS gives for anything that is not a JSON object.
  }
  return fail(cloudTrailError('SerializationException', 'The request body is not a JSON object.'));
}

/** Inputs of the models are eight levels deep; parsing takes any depth, what walks the input later does not. */
const MOST_LEVELS = 64;

function isShallow(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth < MOST_LEVELS && level.length > 0; depth += 1) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return level.length === 0;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
