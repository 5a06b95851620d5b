import 'server-only';
import type { TrailFacts } from '../audit/account-facts.ts';
import type { Connection } from '../audit/connection.ts';
import { isManagedElsewhere } from '../audit/readiness.ts';
import { s3Reader } from '../aws/s3-reader.ts';
import { parseTrailArn } from '../cloudtrail/arn.ts';
import type { EventIndex } from '../event-index/event-index.ts';
import { listWholeAgain } from '../event-index/listing-marks.ts';
import { changeSyncWishes, readSyncWishes } from '../event-index/sync-wishes.ts';
import { theIndex } from '../event-index/the-index.ts';
import type { Failure } from '../failure.ts';
import { readInventory } from '../inventory/the-inventory.ts';
import { theJobs } from '../jobs/job-registry.ts';
import { startTrailSync, trailSyncId } from '../jobs/sync-trail.ts';
import { fail, ok, type Result } from '../result.ts';

/** The sandbox delivers within seconds; CloudTrail about every five minutes, and each listing is paid for. */
const POLL_MS = { sandbox: 2_000, default: 60_000 } as const;

/** What became of starting the sync of one connection. */
export interface ConnectionSync {
  readonly connectionId: string;
  /** Trails whose bucket is being read now. */
  readonly trailARNs: readonly string[];
  /** Why the trails of the connection could not be told. */
  readonly failure?: Failure;
}

/**
 * Starts to read the bucket of each trail of the connection that logs or has logged, also of those that select no
 * network activity events now: what was captured before an undo stays to be seen. Trails of other accounts are left
 * to the connection that owns them. Trails that are being read already go on.
 */
export async function syncTrails(
  connection: Connection,
  { resume }: { resume: boolean },
): Promise<ConnectionSync> {
  const account = await readInventory(connection);
  const failure =
    account.identity.state === 'unknown' ? account.identity.failure : regionFailure(account.enabledRegions);
  const started: string[] = [];
  let trailFailure: Failure | undefined;
  for (const facts of account.trails.filter(mayHaveLogged)) {
    const outcome = await syncTrail(connection, facts, { resume });
    if (!outcome.ok) trailFailure ??= outcome.error;
    else if (outcome.value) started.push(facts.trail.trailARN);
  }
  const first = failure ?? trailFailure;
  return { connectionId: connection.id, trailARNs: started, ...(first && { failure: first }) };
}

/**
 * Starts to read the bucket of one trail, e.g. after its selectors were changed. False where a person stopped the
 * sync of this trail and nobody asks to resume it.
 */
export async function syncTrail(
  connection: Connection,
  { accountId, trail }: Pick<TrailFacts, 'accountId' | 'trail'>,
  { resume }: { resume: boolean },
): Promise<Result<boolean, Failure>> {
  if (trail.s3BucketName === '') {
    return fail({ code: 'not-found', message: { key: 'failures.syncWithoutBucket' }, retryable: false });
  }
  const jobs = theJobs();
  const origin = { connectionId: connection.id, trailARN: trail.trailARN };
  const index = await openIndex();
  if (!index.ok) return index;
  const wishes = await readSyncWishes(index.value, origin);
  if (wishes.isPaused && resume) {
    await changeSyncWishes(index.value, origin, { isPaused: false });
    // Who asks to go on wants what came meanwhile, wherever it came.
    await listWholeAgain(index.value, origin);
  } else if (wishes.isPaused) {
    jobs.showPaused({ id: trailSyncId(origin), kind: 'sync-trail', ...origin });
    return ok(false);
  }
  const owner = parseTrailArn(trail.trailARN);
  startTrailSync(jobs, {
    index: index.value,
    s3: s3Reader(connection, trail.homeRegion),
    origin,
    destination: {
      bucket: trail.s3BucketName,
      ...(trail.s3KeyPrefix && { keyPrefix: trail.s3KeyPrefix }),
      accountId: owner.ok ? owner.value.accountId : accountId,
      isOrganizationTrail: trail.isOrganizationTrail,
    },
    readsAllEvents: wishes.readsAllEvents,
    follow: { pollMs: POLL_MS[connection.kind] },
  });
  return ok(true);
}

/**
 * Pauses every sync: what is being fetched is still kept, and nothing starts again until somebody asks to go on, not
 * even after a restart.
 */
export async function pauseSyncs(): Promise<Result<void, Failure>> {
  const index = await openIndex();
  if (!index.ok) return index;
  const jobs = theJobs();
  const running = jobs.listJobs().filter(({ kind, state }) => kind === 'sync-trail' && state === 'running');
  for (const { connectionId, trailARN } of running) {
    await changeSyncWishes(index.value, { connectionId, trailARN }, { isPaused: true });
  }
  await Promise.all(running.map(({ id }) => jobs.pauseJob(id)));
  return ok(undefined);
}

async function openIndex(): Promise<Result<EventIndex, Failure>> {
  try {
    return ok(await theIndex());
  } catch (error) {
    console.error('The event index could not be opened', error);
    return fail({
      code: 'unavailable',
      message: { key: 'eventsData.indexFailed' },
      hint: { key: 'eventsData.indexFailedHint' },
      retryable: true,
    });
  }
}

function mayHaveLogged(facts: TrailFacts): boolean {
  if (isManagedElsewhere(facts) || facts.trail.s3BucketName === '') return false;
  if (facts.status.state === 'unknown') return true;
  const { isLogging, startLoggingTime, latestDeliveryTime } = facts.status.value;
  return isLogging || startLoggingTime !== undefined || latestDeliveryTime !== undefined;
}

function regionFailure(
  enabledRegions: { state: 'known' } | { state: 'unknown'; failure: Failure },
): Failure | undefined {
  return enabledRegions.state === 'unknown' ? enabledRegions.failure : undefined;
}
