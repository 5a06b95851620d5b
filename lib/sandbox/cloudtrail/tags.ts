import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Tag } from '../world/state.ts';

const MAX_TAGS = 50;
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

interface SentTag {
  readonly Key: string;
  readonly Value?: string;
}

/** Tags that may be put on a resource (CloudTrail API Reference, AddTags, InvalidTagParameterException). */
export function readTags(sent: readonly SentTag[]): Result<Tag[], AwsError> {
  const keys = new Set<string>();
  for (const { Key, Value = '' } of sent) {
    if (keys.has(Key)) return fail(invalidTag(`Duplicate tag key: ${Key}`));
    keys.add(Key);
    if (/^aws:/i.test(Key)) return fail(invalidTag(`Tag keys must not begin with aws: as ${Key} does.`));
    if (!TAG_TEXT.test(Key) || !TAG_TEXT.test(Value)) {
      return fail(invalidTag(`The tag ${Key} has characters that tags must not have.`));
    }
  }
  return ok(sent.map(({ Key, Value }) => (Value === undefined ? { key: Key } : { key: Key, value: Value })));
}

/** New values overwrite those of the same key. */
export function mergeTags(current: readonly Tag[], added: readonly Tag[]): Result<Tag[], AwsError> {
  const merged = new Map([...current, ...added].map((tag) => [tag.key, tag]));
  if (merged.size <= MAX_TAGS) return ok([...merged.values()]);
  return fail(
    cloudTrailError(
      'TagsLimitExceededException',
      `The number of tags has exceeded the permitted amount of ${MAX_TAGS}.`,
    ),
  );
}

export function formatTags(tags: readonly Tag[]): { Key: string; Value?: string }[] {
  return tags.map(({ key, value }) => (value === undefined ? { Key: key } : { Key: key, Value: value }));
}

function invalidTag(message: string): AwsError {
  return cloudTrailError('InvalidTagParameterException', message);
}
