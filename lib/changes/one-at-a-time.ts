declare global {
  // Route handlers and server actions are bundled apart, each with its own copy of this module.
  var trailpointTurns: Map<string, Promise<unknown>> | undefined;
}
globalThis.trailpointTurns ??= new Map();
const turns = globalThis.trailpointTurns;

/**
 * Runs the changes of one trail one after the other. CloudTrail has no compare-and-swap, so two changes that both
 * read before either writes would overwrite each other.
 */
export async function oneAtATime<T>(trailARN: string, run: () => Promise<T>): Promise<T> {
  const before = turns.get(trailARN) ?? Promise.resolve();
  const mine = before.then(run, run);
  const settled = mine.catch(() => undefined);
  turns.set(trailARN, settled);
  try {
    return await mine;
  } finally {
    if (turns.get(trailARN) === settled) turns.delete(trailARN);
  }
}
