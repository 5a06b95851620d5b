import { randomUUID } from 'node:crypto';
import { fail, ok } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { EventDataStoreState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { commit, edit } from './commit.ts';
import { listEventDataStores } from './event-data-store.ts';
import { formatEventDataStore } from './event-data-store-output.ts';
import { RETENTION, readStoreSettings, type StoreSettings } from './event-data-store-settings.ts';
import type { CloudTrailOperation } from './operation.ts';
import { formatEventDataStoreArn } from './resource-arn.ts';
import { formatTags, mergeTags, readTags } from './tags.ts';

const MAX_STORES_IN_REGION = 10;

const DEFAULTS: Omit<StoreSettings, 'name'> = {
  advancedEventSelectors: [
    {
      name: 'Default management events',
      fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }],
    },
  ],
  multiRegionEnabled: true,
  organizationEnabled: false,
  retentionPeriod: RETENTION.EXTENDABLE_RETENTION_PRICING.usual,
  terminationProtectionEnabled: true,
  billingMode: 'EXTENDABLE_RETENTION_PRICING',
};

/** AWS answers with the status CREATED; whoever asks next finds ingestion under way. */
export const createEventDataStore: CloudTrailOperation<'CreateEventDataStore'> = async (
  world,
  caller,
  input,
) => {
  const closed = findLakeFault(world, caller);
  if (closed !== undefined) return fail(closed);
  const settings = readStoreSettings(world, caller, input, { ...DEFAULTS, name: input.Name });
  if (!settings.ok) return settings;
  const sentTags = readTags(input.TagsList ?? []);
  if (!sentTags.ok) return sentTags;
  const tags = mergeTags([], sentTags.value);
  if (!tags.ok) return tags;
  if (listEventDataStores(world, caller).length >= MAX_STORES_IN_REGION) {
    return fail(
      cloudTrailError(
        'EventDataStoreMaxLimitExceededException',
        `Your account has used the maximum number of event data stores, ${MAX_STORES_IN_REGION}.`,
      ),
    );
  }
  const now = world.now().getTime();
  const store: EventDataStoreState = {
    eventDataStoreArn: formatEventDataStoreArn(caller, randomUUID()),
    accountId: caller.accountId,
    region: caller.region,
    ...settings.value,
    status: input.StartIngestion === false ? 'STOPPED_INGESTION' : 'ENABLED',
    maxEventSize: 'Standard',
    contextKeySelectors: [],
    insightSelectors: [],
    createdTime: now,
    updatedTime: now,
  };
  const { state } = world;
  await commit(
    world,
    edit(state, { eventDataStores: [...state.eventDataStores, store] }),
    edit(state.tags, { [store.eventDataStoreArn]: tags.value.length > 0 ? tags.value : undefined }),
  );
  return ok({ ...formatEventDataStore(store), Status: 'CREATED', TagsList: formatTags(tags.value) });
};

/**
 * Since 2026-05-31 CloudTrail Lake takes no new customers: an account that has no event data store cannot get one.
 * The text and the status 400 have been seen in deployments that failed so; which of the operation's exceptions
 * carries them has not.
 */
function findLakeFault({ state }: World, { accountId }: Caller): AwsError | undefined {
  return state.eventDataStores.some((store) => store.accountId === accountId)
    ? undefined
    : cloudTrailError(
        'OperationNotPermittedException',
        'CloudTrail Lake is no longer accepting new customers. Existing customers can continue to use their event data stores.',
      );
}
