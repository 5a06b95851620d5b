import { formatTrailArn } from '../../cloudtrail/arn.ts';
import { trailNameFault } from '../../cloudtrail/trail-name.ts';
import { fail, ok } from '../../result.ts';
import { cloudTrailError } from '../http/aws-error.ts';
import type { TrailState } from '../world/state.ts';
import { commit, edit } from './commit.ts';
import type { CloudTrailOperation } from './operation.ts';
import { mergeTags, readTags } from './tags.ts';
import { findDestinationFault } from './trail-destination.ts';
import { findPlacementFault } from './trail-limits.ts';
import { DEFAULT_SELECTORS, formatTrailSettings } from './trail-output.ts';
import { DEFAULT_SETTINGS, readTrailSettings } from './trail-settings.ts';

/** A trail made by API has the default basic event selectors and does not log before StartLogging. */
export const createTrail: CloudTrailOperation<'CreateTrail'> = async (world, caller, input) => {
  const { Name: name, S3BucketName } = input;
  const nameFault = trailNameFault(name);
  if (nameFault !== undefined) {
    return fail(cloudTrailError('InvalidTrailNameException', nameFault.awsMessage));
  }
  const settings = readTrailSettings(caller, input, { ...DEFAULT_SETTINGS, s3BucketName: S3BucketName });
  if (!settings.ok) return settings;
  const sentTags = readTags(input.TagsList ?? []);
  if (!sentTags.ok) return sentTags;
  const tags = mergeTags([], sentTags.value);
  if (!tags.ok) return tags;

  const { accountId, region: homeRegion } = caller;
  const trail: TrailState = {
    trailARN: formatTrailArn({ partition: 'aws', region: homeRegion, accountId, name }),
    name,
    accountId,
    homeRegion,
    ...settings.value,
    selectors: DEFAULT_SELECTORS,
    insightSelectors: [],
    aggregationConfigurations: [],
    isLogging: false,
    latestDeliveryTime: {},
    latestDeliveryError: {},
    latestDigestDeliveryTime: {},
    latestDigestDeliveryError: {},
    digestChains: {},
  };
  const fault = findPlacementFault(world, trail) ?? findDestinationFault(world, trail);
  if (fault !== undefined) return fail(fault);
  const { state } = world;
  await commit(
    world,
    edit(state, { trails: [...state.trails, trail] }),
    edit(state.tags, { [trail.trailARN]: tags.value.length > 0 ? tags.value : undefined }),
  );
  return ok(formatTrailSettings(trail));
};
