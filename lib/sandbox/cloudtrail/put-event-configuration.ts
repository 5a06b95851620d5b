import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { JsonObject } from '../http/json-input.ts';
import type { World } from '../world/world.ts';
import { commit, edit } from './commit.ts';
import { formatStoreConfiguration, formatTrailConfiguration } from './event-configuration.ts';
import { findActiveEventDataStore } from './event-data-store.ts';
import { findTrailToChange } from './find-trail.ts';
import type { CloudTrailOperation, OperationInput } from './operation.ts';
import { readTrailOrStore } from './trail-or-store.ts';

type Input = OperationInput<'PutEventConfiguration'>;

/** Members that are not sent stay as they are. */
export const putEventConfiguration: CloudTrailOperation<'PutEventConfiguration'> = (world, caller, input) => {
  const target = readTrailOrStore(input);
  if (!target.ok) return target;
  return 'store' in target.value
    ? putOnStore(world, caller, target.value.store, input)
    : putOnTrail(world, caller, target.value.trailName, input);
};

async function putOnTrail(
  world: World,
  caller: Caller,
  name: string,
  { MaxEventSize, ContextKeySelectors, AggregationConfigurations }: Input,
): Promise<Result<JsonObject, AwsError>> {
  const found = findTrailToChange(world, caller, name);
  if (!found.ok) return found;
  if (MaxEventSize !== undefined || ContextKeySelectors !== undefined) {
    return fail(
      invalidCombination(
        'MaxEventSize and ContextKeySelectors are settings of event data stores, not of trails.',
      ),
    );
  }
  const configurations = AggregationConfigurations?.map(({ EventCategory, Templates }) => ({
    eventCategory: EventCategory,
    templates: Templates,
  }));
  for (const { templates } of configurations ?? []) {
    if (new Set(templates).size < templates.length) {
      return fail(cloudTrailError('InvalidParameterException', 'Specify each of the Templates once.'));
    }
  }
  await commit(
    world,
    edit(found.value, {
      aggregationConfigurations: configurations ?? found.value.aggregationConfigurations,
    }),
  );
  return ok(formatTrailConfiguration(found.value));
}

/** Context keys need large events, and each type stands once. */
async function putOnStore(
  world: World,
  caller: Caller,
  id: string,
  { MaxEventSize, ContextKeySelectors, AggregationConfigurations }: Input,
): Promise<Result<JsonObject, AwsError>> {
  const found = findActiveEventDataStore(world, caller, id);
  if (!found.ok) return found;
  if (AggregationConfigurations !== undefined) {
    return fail(
      invalidCombination('AggregationConfigurations is a setting of trails, not of event data stores.'),
    );
  }
  const maxEventSize = MaxEventSize ?? found.value.maxEventSize;
  const contextKeySelectors =
    ContextKeySelectors?.map(({ Type, Equals }) => ({ type: Type, equals: Equals })) ??
    found.value.contextKeySelectors;
  if (contextKeySelectors.length > 0 && maxEventSize !== 'Large') {
    return fail(invalidCombination('ContextKeySelectors need a MaxEventSize of Large.'));
  }
  if (new Set(contextKeySelectors.map(({ type }) => type)).size < contextKeySelectors.length) {
    return fail(
      cloudTrailError('InvalidParameterException', 'Specify each Type of ContextKeySelectors once.'),
    );
  }
  await commit(
    world,
    edit(found.value, { maxEventSize, contextKeySelectors, updatedTime: world.now().getTime() }),
  );
  return ok(formatStoreConfiguration(found.value));
}

function invalidCombination(message: string): AwsError {
  return cloudTrailError('InvalidParameterCombinationException', message);
}
