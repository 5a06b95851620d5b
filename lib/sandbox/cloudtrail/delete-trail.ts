import { ok } from '../../result.ts';
import { commit, edit } from './commit.ts';
import { findTrailToChange } from './find-trail.ts';
import type { CloudTrailOperation } from './operation.ts';

/** The trail and its tags go; the bucket and what was delivered into it stay. */
export const deleteTrail: CloudTrailOperation<'DeleteTrail'> = async (world, caller, { Name }) => {
  const found = findTrailToChange(world, caller, Name);
  if (!found.ok) return found;
  const { state } = world;
  await commit(
    world,
    edit(state, { trails: state.trails.filter((trail) => trail !== found.value) }),
    edit(state.tags, { [found.value.trailARN]: undefined }),
  );
  return ok({});
};
