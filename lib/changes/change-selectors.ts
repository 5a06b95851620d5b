import 'server-only';
import type { Actor } from '../actor.ts';
import type { Change, ChangeKind } from '../audit/change.ts';
import type { Connection } from '../audit/connection.ts';
import { getEventSelectors, putEventSelectors } from '../aws/trails.ts';
import { parseTrailArn } from '../cloudtrail/arn.ts';
import { isSameSelectorSet } from '../cloudtrail/selector-canonical.ts';
import { compareSelectorSets } from '../cloudtrail/selector-compare.ts';
import { validateSelectorSet } from '../cloudtrail/selector-faults.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import { replaceVpceEventTypes } from '../cloudtrail/vpce-event-type.ts';
import type { Failure } from '../failure.ts';
import type { Journal } from '../journal/journal.ts';
import { fail, ok, type Result } from '../result.ts';
import { oneAtATime } from './one-at-a-time.ts';

export interface SelectorChange {
  readonly kind: ChangeKind;
  readonly trailARN: string;
  /** The selectors that the person saw when deciding. A difference stops the write. */
  readonly seen: SelectorSet;
  readonly next: SelectorSet;
  readonly undoes?: string;
}

/** The change was stopped because the trail has other selectors than the person saw. */
export interface SelectorConflict {
  readonly failure: Failure;
  readonly current?: SelectorSet;
}

/**
 * Replaces the selectors of a trail safely: reads them again and compares with what the person saw, writes the
 * earlier ones to the journal durably, calls PutEventSelectors in the home Region, reads back and compares by meaning.
 */
export async function changeSelectors(
  { journal, connection, actor }: { journal: Journal; connection: Connection; actor: Actor },
  { kind, trailARN, seen, next, undoes }: SelectorChange,
): Promise<Result<Change, SelectorConflict>> {
  const arn = parseTrailArn(trailARN);
  if (!arn.ok) return fail({ failure: arn.error });
  // What a trail had already is not judged by us again: AWS may hold values that it would phrase otherwise today.
  const fault = isWayBack(kind)
    ? undefined
    : validateSelectorSet(next).find((candidate) => candidate.severity === 'error');
  if (fault) {
    return fail({
      failure: {
        code: 'invalid-input',
        message: fault.message,
        field: fault.path,
        awsName: fault.awsName,
        awsMessage: fault.awsMessage,
        retryable: false,
      },
    });
  }
  return oneAtATime(trailARN, async () => {
    const current = await getEventSelectors(connection, trailARN);
    if (!current.ok) return fail({ failure: current.error });
    if (!isSameSelectorSet(current.value, seen))
      return fail({ failure: changedSince(kind), current: current.value });
    if (isSameSelectorSet(current.value, next)) return fail({ failure: nothingToChange });
    const excess = findExcess(kind, current.value, next);
    if (excess) return fail({ failure: excess });

    const begun = beginDurably(journal, {
      kind,
      actorId: actor.id,
      connectionId: connection.id,
      accountId: arn.value.accountId,
      region: arn.value.region,
      trailARN,
      // As read just now, not as sent by the browser: undo restores what AWS had.
      before: current.value,
      after: next,
      ...(undoes !== undefined && { undoes }),
    });
    if (!begun.ok) return fail({ failure: begun.error });
    const written = await putEventSelectors(connection, trailARN, next);
    const settled = await settleChange(
      journal,
      connection,
      begun.value,
      written.ok ? undefined : written.error,
    );
    if (settled.state === 'applied' || settled.state === 'differs') return ok(settled);
    return fail({ failure: settled.failure ?? notConfirmed });
  });
}

/**
 * Decides by reading AWS what became of a change, and writes it down. Serves both the end of a change and, after a
 * crash, a change that was left pending.
 */
export async function settleChange(
  journal: Journal,
  connection: Connection,
  change: Change,
  refusal?: Failure,
): Promise<Change> {
  const readBack = await getEventSelectors(connection, change.trailARN);
  if (!readBack.ok) {
    // A refusal by AWS itself is certain. Without any answer the change stays pending until AWS can be read.
    if (refusal && refusal.code !== 'unavailable')
      journal.settle(change.id, { state: 'failed', failure: refusal });
  } else if (isSameSelectorSet(readBack.value, change.after)) {
    journal.settle(change.id, { state: 'applied', readBack: readBack.value });
  } else if (isSameSelectorSet(readBack.value, change.before)) {
    journal.settle(change.id, { state: 'failed', readBack: readBack.value, failure: refusal ?? notTaken });
  } else {
    journal.settle(change.id, { state: 'differs', readBack: readBack.value, failure: readBackDiffers });
  }
  return journal.find(change.id) ?? change;
}

function beginDurably(journal: Journal, change: Parameters<Journal['begin']>[0]): Result<Change, Failure> {
  try {
    return ok(journal.begin(change));
  } catch (error) {
    console.error('journal: a change was refused because it could not be written down', error);
    return fail({
      code: 'unavailable',
      message: { key: 'failures.journalUnwritable' },
      hint: { key: 'failures.journalUnwritableHint' },
      retryable: true,
    });
  }
}

/**
 * What a change says that it is, it must be: the screens show only such changes, but the door takes any selectors. A
 * migration loses nothing that was recorded, and an edit of VPCE event types touches nothing else.
 */
function findExcess(kind: ChangeKind, before: SelectorSet, after: SelectorSet): Failure | undefined {
  if (
    kind === 'migrate' &&
    (after.kind !== 'advanced' || compareSelectorSets(before, after).stops.length > 0)
  ) {
    return migrationLoses;
  }
  if (kind === 'edit-vpce-event-types') {
    const rest = [before, after].map((set) => replaceVpceEventTypes(set, []));
    const [restBefore, restAfter] = rest.flatMap((set) => (set.ok ? [set.value] : []));
    if (!restBefore || !restAfter || !isSameSelectorSet(restBefore, restAfter)) return editTouchesMore;
  }
  return undefined;
}

const migrationLoses: Failure = {
  code: 'invalid-input',
  message: { key: 'failures.migrationLoses' },
  retryable: false,
};

const editTouchesMore: Failure = {
  code: 'invalid-input',
  message: { key: 'failures.editTouchesMore' },
  retryable: false,
};

function isWayBack(kind: ChangeKind): boolean {
  return kind === 'undo' || kind === 'redo';
}

function changedSince(kind: ChangeKind): Failure {
  return isWayBack(kind)
    ? {
        code: 'conflict',
        message: { key: 'failures.changedSinceChange' },
        hint: { key: 'failures.changedSinceChangeHint' },
        retryable: false,
      }
    : {
        code: 'conflict',
        message: { key: 'failures.changedSinceSeen' },
        hint: { key: 'failures.changedSinceSeenHint' },
        retryable: false,
      };
}

const nothingToChange: Failure = {
  code: 'conflict',
  message: { key: 'failures.nothingToChange' },
  retryable: false,
};

const notTaken: Failure = { code: 'unavailable', message: { key: 'failures.notTaken' }, retryable: true };

const readBackDiffers: Failure = {
  code: 'conflict',
  message: { key: 'failures.readBackDiffers' },
  hint: { key: 'failures.readBackDiffersHint' },
  retryable: false,
};

const notConfirmed: Failure = {
  code: 'unavailable',
  message: { key: 'failures.notConfirmed' },
  hint: { key: 'failures.notConfirmedHint' },
  retryable: false,
};
