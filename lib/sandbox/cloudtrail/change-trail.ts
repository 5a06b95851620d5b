import type { TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';

type Changeable = Pick<TrailState, 'selectors' | 'isLogging' | 'startLoggingTime' | 'stopLoggingTime'>;

/** Resolves once the change is on disk. Where it cannot be written, the trail is as it was before. */
export async function changeTrail(
  world: World,
  trail: TrailState,
  change: Partial<Changeable>,
): Promise<void> {
  const { selectors, isLogging } = trail;
  Object.assign(trail, change);
  try {
    await world.save();
  } catch (error) {
    Object.assign(trail, { selectors, isLogging });
    throw error;
  }
}
