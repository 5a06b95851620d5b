import { ok } from '../../result.ts';
import type { CloudTrailOperation } from './operation.ts';

/**
 * The account's own trails of every Region. There is one page: five trails in each Region are little, and a token
 * that nobody was given is passed over, since ListTrails declares no exception for it.
 */
export const listTrails: CloudTrailOperation<'ListTrails'> = (world, caller) =>
  ok({
    Trails: world.state.trails
      .filter(({ accountId }) => accountId === caller.accountId)
      .map(({ trailARN, name, homeRegion }) => ({ TrailARN: trailARN, Name: name, HomeRegion: homeRegion })),
  });
