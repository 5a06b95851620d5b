import { fail, ok } from '../../result.ts';
import { cloudTrailError } from '../http/aws-error.ts';
import type { CloudTrailOperation } from './operation.ts';
import { findTagged } from './tagged-resource.ts';
import { formatTags } from './tags.ts';

const MAX_RESOURCES = 20;

/** For every resource in the order asked for, one without tags included. The token is never needed. */
export const listTags: CloudTrailOperation<'ListTags'> = (world, caller, { ResourceIdList, NextToken }) => {
  if (NextToken !== undefined) {
    return fail(cloudTrailError('InvalidTokenException', 'The token is not valid.'));
  }
  if (ResourceIdList.length > MAX_RESOURCES) {
    // The limit is documented (API Reference, ListTags), the exception is not.
    return fail(
      cloudTrailError(
        'CloudTrailARNInvalidException',
        `Specify at most ${MAX_RESOURCES} resources, not ${ResourceIdList.length}.`,
      ),
    );
  }
  const list: { ResourceId: string; TagsList: ReturnType<typeof formatTags> }[] = [];
  for (const id of ResourceIdList) {
    const found = findTagged(world, caller, id);
    if (!found.ok) return found;
    list.push({ ResourceId: id, TagsList: formatTags(world.state.tags[found.value] ?? []) });
  }
  return ok({ ResourceTagList: list });
};
