import type { World } from '../world/world.ts';

const queues = new WeakMap<World, Promise<unknown>>();

/**
 * Lets one writing operation after the other check the state and change it. Two at once could both find the fourth
 * trail of five, and one that could not be saved would take the other's change back with its own.
 */
export function inTurn<T>(world: World, write: () => Promise<T>): Promise<T> {
  const turn = (queues.get(world) ?? Promise.resolve()).then(write, write);
  queues.set(world, turn);
  return turn;
}
