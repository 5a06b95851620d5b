import { parseTrailArn } from '../../cloudtrail/arn.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { World } from '../world/world.ts';
import { findEventDataStore, requireActive } from './event-data-store.ts';
import { wrongAccount } from './find-trail.ts';

const ARN = /^arn:aws:cloudtrail:([a-z]{2}(?:-[a-z]+)+-\d):(\d{12}):([a-z]+)\/(.+)$/;

/**
 * The ARN of what carries tags. Tags live in the home Region and in the owner's account: an ARN of elsewhere is
 * refused with texts that AWS has been seen to use, the organization's trail in a member's account included.
 */
export function findTagged(world: World, caller: Caller, id: string): Result<string, AwsError> {
  const [, region, accountId, type] = ARN.exec(id) ?? [];
  if (region === undefined) {
    return fail(
      cloudTrailError(
        'CloudTrailARNInvalidException',
        `The specified value of ARN is not valid: ${id.slice(0, 300)}`,
      ),
    );
  }
  if (accountId !== caller.accountId) return fail(wrongAccount(caller));
  if (region !== caller.region) {
    return fail(
      cloudTrailError(
        'CloudTrailARNInvalidException',
        `Region in ARN is wrong, you can only access resources in region ${caller.region}.`,
      ),
    );
  }
  if (type === 'eventdatastore') {
    const store = findEventDataStore(world, caller, id);
    return store.ok ? ok(store.value.eventDataStoreArn) : store;
  }
  if (type === 'trail') {
    const isTrail = parseTrailArn(id).ok && world.state.trails.some(({ trailARN }) => trailARN === id);
    return isTrail ? ok(id) : fail(notFound(id));
  }
  // Channels and dashboards are CloudTrail's as well; the sandbox has none.
  if (type === 'channel') {
    return fail(cloudTrailError('ChannelNotFoundException', `The channel ${id} was not found.`));
  }
  if (type === 'dashboard') return fail(notFound(id));
  return fail(
    cloudTrailError('ResourceTypeNotSupportedException', `The resource type ${type} is not supported.`),
  );
}

/** An event data store that waits for its deletion keeps its tags as they are. */
export function findTaggedToChange(world: World, caller: Caller, id: string): Result<string, AwsError> {
  const found = findTagged(world, caller, id);
  if (!found.ok) return found;
  const store = world.state.eventDataStores.find(
    ({ eventDataStoreArn }) => eventDataStoreArn === found.value,
  );
  if (store === undefined) return found;
  const active = requireActive(store);
  return active.ok ? found : active;
}

function notFound(id: string): AwsError {
  return cloudTrailError('ResourceNotFoundException', `The resource ${id} was not found.`);
}
