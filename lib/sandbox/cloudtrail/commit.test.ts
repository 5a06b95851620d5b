import { expect, it } from 'vitest';
import type { World } from '../world/world.ts';
import { commit, edit } from './commit.ts';
import { inTurn } from './write-queue.ts';

const trail: { name: string; prefix?: string } = { name: 'audit', prefix: 'logs' };
const tags: Record<string, string[]> = { audit: ['kept'] };

/** The only part of a world that these two need: a disk that takes what it is given, or does not. */
function worldThatSaves(save: () => Promise<void>): World {
  return { save } as World;
}

it('has the changes made when they are saved, and leaves members out that are set to undefined', async () => {
  const state = { trail: { ...trail }, tags: { ...tags } };
  await commit(
    worldThatSaves(async () => expect(state).toEqual({ trail: { name: 'new' }, tags: {} })),
    edit(state.trail, { name: 'new', prefix: undefined }),
    edit(state.tags, { audit: undefined }),
  );
  expect(state).toEqual({ trail: { name: 'new' }, tags: {} });
});

it('leaves everything as it was where the changes cannot be saved', async () => {
  const state = { trail: { ...trail }, tags: { ...tags } };
  const full = worldThatSaves(async () => {
    throw new Error('ENOSPC');
  });
  const change = commit(
    full,
    edit(state.trail, { name: 'new', prefix: undefined }),
    edit(state.tags, { audit: undefined, other: ['new'] }),
    edit(state.trail, { name: 'newer' }),
  );
  await expect(change).rejects.toThrow('ENOSPC');
  expect(state).toEqual({ trail, tags });
});

it('lets writers act one after the other, also after one that failed', async () => {
  const world = worldThatSaves(async () => undefined);
  const seen: string[] = [];
  const write = (name: string, failure?: Error) =>
    inTurn(world, async () => {
      seen.push(`${name} begins`);
      await new Promise(setImmediate);
      seen.push(`${name} ends`);
      if (failure !== undefined) throw failure;
    });
  const outcomes = await Promise.allSettled([
    write('first'),
    write('second', new Error('lost')),
    write('third'),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seen).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});
