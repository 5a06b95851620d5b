import { createRandom } from '../workload/random.ts';
import type { World } from '../world/world.ts';
import type { PendingFile } from './pending-file.ts';

/** What becomes of a log file on its way. */
export interface Fate {
  /** Milliseconds that it is held back; 0 for a file that comes when it should. */
  readonly lateMs: number;
  /** Written again, under another name: every event of it comes twice. */
  readonly isTwice: boolean;
  readonly damage?: 'corrupt' | 'truncate';
}

const LATE_CHANCE = 1 / 200;
const TWICE_CHANCE = 1 / 100;
const MINUTE_MS = 60 * 1000;
const NOTHING: Fate = { lateMs: 0, isTwice: false };

/**
 * What AWS does now and then (duplicates: get-and-view-cloudtrail-log-files; "this time is not guaranteed"), drawn
 * from the seed and the file's first event, so that the same events meet the same fate; and what was asked for.
 */
export function decideFate(world: World, file: PendingFile): Fate {
  const { trail, accountId, region, records } = file;
  const place = { trail: trail.trailARN, accountId, region };
  const asked = world.faults.take(['deliver-late'], place);
  const damage = world.faults.take(['corrupt', 'truncate'], place)?.kind;
  const isAskedTwice = world.faults.take(['deliver-twice'], place) !== undefined;
  const chance = file.hasApiCalls ? NOTHING : drawChance(world, trail.trailARN, records[0]?.eventID ?? '');
  return {
    lateMs: asked === undefined ? chance.lateMs : asked.seconds * 1000,
    isTwice: isAskedTwice || chance.isTwice,
    ...(damage === undefined ? {} : { damage }),
  };
}

export function drawChance(world: World, trailARN: string, firstEventID: string): Fate {
  const random = createRandom(`fate/${world.state.seed}/${trailARN}/${firstEventID}`);
  const isLate = random.next() < LATE_CHANCE;
  const isTwice = random.next() < TWICE_CHANCE;
  // Two minutes to an hour, a few minutes most often.
  const lateMs = isLate ? Math.round((2 + 58 * random.next() ** 3) * MINUTE_MS) : 0;
  return { lateMs, isTwice };
}
