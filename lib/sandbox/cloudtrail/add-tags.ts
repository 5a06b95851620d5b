import { ok } from '../../result.ts';
import { commit, edit } from './commit.ts';
import type { CloudTrailOperation } from './operation.ts';
import { findTaggedToChange } from './tagged-resource.ts';
import { mergeTags, readTags } from './tags.ts';

/** Values of keys that are there already are overwritten. */
export const addTags: CloudTrailOperation<'AddTags'> = async (world, caller, { ResourceId, TagsList }) => {
  const found = findTaggedToChange(world, caller, ResourceId);
  if (!found.ok) return found;
  const added = readTags(TagsList);
  if (!added.ok) return added;
  const { tags } = world.state;
  const merged = mergeTags(tags[found.value] ?? [], added.value);
  if (!merged.ok) return merged;
  if (added.value.length > 0) await commit(world, edit(tags, { [found.value]: merged.value }));
  return ok({});
};
