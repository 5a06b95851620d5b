import { parsePolicyDocument } from '../iam/parse-policy-document.ts';
import type { PolicyDocument } from '../iam/policy-document.ts';
import type { BucketState } from '../world/state.ts';

const MOST_REMEMBERED = 500;
const remembered = new Map<string, PolicyDocument>();

/**
 * A bucket's policy. Undefined where it has none, and where a text from elsewhere cannot be read: that lets nobody in
 * who is not let in by other means.
 */
export function readBucketPolicy({ policy: text }: BucketState): PolicyDocument | undefined {
  if (text === undefined) return undefined;
  // Every request of a bucket reads its policy; the texts are few.
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const parsed = parsePolicyDocument(text);
  if (!parsed.ok) return undefined;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, parsed.value);
  return parsed.value;
}
