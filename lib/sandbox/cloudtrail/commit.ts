import type { World } from '../world/world.ts';

/** Members of the state that are about to change. */
interface Edit {
  /** Makes the change, and gives what takes it back. */
  apply(): () => void;
}

/** Sets members of a part of the state; a member that is set to undefined is taken away. */
export function edit<T extends object>(target: T, change: Partial<T>): Edit {
  return {
    apply() {
      const names = Object.keys(change);
      const earlier = names.map((name) => Reflect.get(target, name));
      for (const name of names) setMember(target, name, Reflect.get(change, name));
      return () => {
        for (const [index, name] of names.entries()) setMember(target, name, earlier[index]);
      };
    },
  };
}

/** Resolves once the changes are on disk. Where they cannot be written, everything is as it was before. */
export async function commit(world: World, ...edits: readonly Edit[]): Promise<void> {
  const undo = edits.map((change) => change.apply());
  try {
    await world.save();
  } catch (error) {
    for (const takeBack of undo.reverse()) takeBack();
    throw error;
  }
}

function setMember(target: object, name: string, value: unknown): void {
  if (value === undefined) Reflect.deleteProperty(target, name);
  else Reflect.set(target, name, value);
}
