import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import type { Failure } from '../failure.ts';

export const CHANGE_KINDS = ['migrate', 'edit-vpce-event-types', 'undo', 'redo'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * - `pending`: written down before AWS was called, outcome not yet known
 * - `applied`: read back as meant
 * - `failed`: AWS refused, nothing changed
 * - `differs`: AWS took it, but reads back something else
 */
export type ChangeState = 'pending' | 'applied' | 'failed' | 'differs';

/** One change of a trail's selectors, with all that is needed to take it back. */
export interface Change {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly state: ChangeState;
  readonly actorId: string;
  readonly connectionId: string;
  readonly accountId: string;
  readonly region: string;
  readonly trailARN: string;
  readonly before: SelectorSet;
  readonly after: SelectorSet;
  /** What CloudTrail told after the write. */
  readonly readBack?: SelectorSet;
  readonly failure?: Failure;
  /** The change that this one took back. */
  readonly undoes?: string;
  /** The change that took this one back. */
  readonly undoneBy?: string;
  readonly startedAt: string;
  readonly settledAt?: string;
}
