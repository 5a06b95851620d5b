import type { SessionState } from '../world/state.ts';
import type { World } from '../world/world.ts';

/**
 * On the sandbox's clock, which may be moved forward to see a session end, or on the machine's, by which the client
 * was told.
 */
export function hasExpired(world: World, { expirationTime, machineExpirationTime }: SessionState): boolean {
  return world.now().getTime() >= expirationTime || Date.now() >= machineExpirationTime;
}
