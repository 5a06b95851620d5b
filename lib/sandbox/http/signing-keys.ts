import { deriveSigningKey, formatScope, type SigningScope } from './signature-v4.ts';

const MOST_KEYS = 500;
const kept = new Map<string, Buffer>();

/** A key is good for a day; deriving it costs as much as all the rest of a request's signature. */
export function findSigningKey(secretAccessKey: string, scope: SigningScope): Buffer {
  const name = `${secretAccessKey} ${formatScope(scope)}`;
  const known = kept.get(name);
  if (known !== undefined) return known;
  const key = deriveSigningKey(secretAccessKey, scope);
  if (kept.size >= MOST_KEYS) kept.clear();
  kept.set(name, key);
  return key;
}
