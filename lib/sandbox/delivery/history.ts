import { listLivedHabits, playRound } from '../workload/play-round.ts';
import { toRecords } from '../workload/records.ts';
import type { World } from '../world/world.ts';
import { drawChance } from './fate.ts';
import { addToFile, type PendingFile } from './pending-file.ts';
import { listRecordingTrails } from './recording-trails.ts';
import { writeLogFile } from './write-log-file.ts';

const HISTORY_MS = 6 * 60 * 60 * 1000;
/** AWS writes a file about every five minutes. */
const WINDOW_MS = 5 * 60 * 1000;
const STEP_MS = 1000;

/**
 * Gives trails that record network activity events the hours before the sandbox began, so that whoever opens it first
 * finds something. Management and data events begin with the sandbox: nothing here browses them.
 */
export async function deliverHistory(world: World): Promise<void> {
  const { state } = world;
  const end = Math.floor(state.playedUntilMs / STEP_MS) * STEP_MS;
  const owners = new Set(
    state.trails
      .filter(recordsNetworkActivity)
      .map(({ accountId, homeRegion }) => `${accountId} ${homeRegion}`),
  );
  if (owners.size === 0) return;
  const habits = listLivedHabits(world.organization, world.habits, state.vpcEndpoints).filter(
    ({ endpoint }) => endpoint !== undefined && owners.has(`${endpoint.ownerId} ${endpoint.region}`),
  );
  const files = new Map<string, PendingFile>();
  for (let atMs = end - HISTORY_MS; atMs <= end; atMs += STEP_MS) {
    const window = String(Math.floor(atMs / WINDOW_MS));
    const calls = playRound(habits, { seed: state.seed, atMs, stepMs: STEP_MS });
    for (const call of calls) {
      for (const record of toRecords(world.organization, call)) {
        if (record.eventCategory !== 'NetworkActivity') continue;
        for (const trail of listRecordingTrails(world, record)) addToFile(files, trail, record, { window });
      }
    }
  }
  await Promise.all(
    [...files.values()].map((file) => {
      const last = Math.max(...file.records.map(({ eventTime }) => Date.parse(eventTime)));
      const { isTwice, lateMs } = drawChance(world, file.trail.trailARN, file.records[0]?.eventID ?? '');
      return writeLogFile(world, file, Math.min(last + WINDOW_MS + lateMs, end), { isTwice });
    }),
  );
}

function recordsNetworkActivity({ isLogging, selectors }: World['state']['trails'][number]): boolean {
  return (
    isLogging &&
    selectors.kind === 'advanced' &&
    selectors.advancedEventSelectors.some(({ fieldSelectors }) =>
      fieldSelectors.some(
        ({ field, equals }) => field === 'eventCategory' && equals?.includes('NetworkActivity') === true,
      ),
    )
  );
}
