import { isJsonObject, type JsonObject } from '../http/json-input.ts';
import { parsePolicyDocument } from './parse-policy-document.ts';
import type { PolicyDocument } from './policy-document.ts';

/** The policy that narrows a session names no principal: it is whoever has the session. Undefined where it is malformed. */
export function parseSessionPolicy(text: string): PolicyDocument | undefined {
  const json = parseJson(text);
  if (json === undefined) return undefined;
  const statements: unknown[] = Array.isArray(json.Statement) ? json.Statement : [json.Statement];
  const isWhole = statements.every(
    (statement) => isJsonObject(statement) && !('Principal' in statement) && !('NotPrincipal' in statement),
  );
  if (!isWhole) return undefined;
  const Statement = statements.map((statement) => ({ ...Object(statement), Principal: '*' }));
  const parsed = parsePolicyDocument(JSON.stringify({ ...json, Statement }));
  return parsed.ok ? parsed.value : undefined;
}

function parseJson(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
