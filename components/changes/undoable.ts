import type { Change } from '@/lib/audit/change.ts';
import { isSameSelectorSet } from '@/lib/cloudtrail/selector-canonical.ts';

/**
 * The changes that can be taken back now: those whose selectors are the ones that the trail has since its newest
 * change. An earlier one would be refused, so it is not offered.
 * @param changes newest first
 */
export function listUndoable(changes: readonly Change[]): ReadonlySet<string> {
  const newest = new Map<string, Change>();
  const undoable = new Set<string>();
  for (const change of changes) {
    if (change.state !== 'applied' && change.state !== 'differs') continue;
    const last = newest.get(change.trailARN) ?? change;
    newest.set(change.trailARN, last);
    if (change.undoneBy === undefined && isSameSelectorSet(resultOf(change), resultOf(last))) {
      undoable.add(change.id);
    }
  }
  return undoable;
}

function resultOf({ readBack, after }: Change) {
  return readBack ?? after;
}
