import { ok } from '../../result.ts';
import { commit, edit } from './commit.ts';
import type { CloudTrailOperation } from './operation.ts';
import { findTaggedToChange } from './tagged-resource.ts';

/** By key; a value beside it is not looked at, and a key that is not there is no fault. */
export const removeTags: CloudTrailOperation<'RemoveTags'> = async (
  world,
  caller,
  { ResourceId, TagsList },
) => {
  const found = findTaggedToChange(world, caller, ResourceId);
  if (!found.ok) return found;
  const { tags } = world.state;
  const removed = new Set(TagsList.map(({ Key }) => Key));
  const left = (tags[found.value] ?? []).filter(({ key }) => !removed.has(key));
  await commit(world, edit(tags, { [found.value]: left.length > 0 ? left : undefined }));
  return ok({});
};
