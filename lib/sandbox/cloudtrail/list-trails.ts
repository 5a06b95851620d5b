import { ok } from '../../result.ts';
import type { CloudTrailOperation } from './operations.ts';

/** The account's own trails of every Region; the token is never needed, since they always fit one page. */
export const listTrails: CloudTrailOperation = (world, caller) =>
  ok({
    Trails: world.state.trails
      .filter(({ accountId }) => accountId === caller.accountId)
      .map(({ trailARN, name, homeRegion }) => ({ TrailARN: trailARN, Name: name, HomeRegion: homeRegion })),
  });
