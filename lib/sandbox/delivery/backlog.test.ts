import { describe, expect, it } from 'vitest';
import { createSeedState, findSeed } from '../seed/seed.ts';
import type { SandboxRecord } from '../workload/records.ts';
import { createBacklog } from './backlog.ts';
import type { PendingFile } from './pending-file.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;
const [trail] = createSeedState(findSeed('default'), 'default', 0, NOW).trails;

function file(count: number, timeMs = NOW, region = 'us-east-1'): PendingFile {
  if (trail === undefined) throw new Error('The seed has a trail.');
  const records = Array.from(
    { length: count },
    (_, n): SandboxRecord => ({
      eventID: `event-${n}`,
      eventTime: new Date(timeMs).toISOString(),
      eventCategory: 'Management',
      awsRegion: region,
      recipientAccountId: '111122223333',
      userIdentity: {},
    }),
  );
  return { trail, accountId: '111122223333', region, kind: 'CloudTrail', records, hasApiCalls: false };
}

describe('the backlog', () => {
  it('gives back what a bucket refused at the next try, as one file an account and Region', () => {
    const backlog = createBacklog();
    backlog.retry(file(3), NOW);
    backlog.retry(file(2), NOW);
    backlog.retry(file(1, NOW, 'eu-west-1'), NOW);
    expect(backlog.takeDue(NOW).map(({ records }) => records.length)).toEqual([5, 1]);
    expect(backlog.takeDue(NOW)).toEqual([]);
  });

  it('gives up what is older than the thirty days for which CloudTrail tries', () => {
    const backlog = createBacklog();
    backlog.retry(file(3, NOW - 31 * DAY_MS), NOW);
    expect(backlog.takeDue(NOW)).toEqual([]);
    backlog.retry(file(3, NOW - 29 * DAY_MS), NOW);
    expect(backlog.takeDue(NOW)).toHaveLength(1);
  });

  it('keeps the latest events where there are too many', () => {
    const backlog = createBacklog();
    backlog.retry(file(1500, NOW - DAY_MS), NOW);
    backlog.retry(file(1500), NOW);
    const [kept] = backlog.takeDue(NOW);
    expect(kept?.records).toHaveLength(2000);
    expect(kept?.records.filter(({ eventTime }) => Date.parse(eventTime) === NOW)).toHaveLength(1500);
  });

  it('holds a late file until its time, and gives all of it where no time is left', () => {
    const backlog = createBacklog();
    backlog.hold(file(1), NOW + 60_000);
    backlog.hold(file(2), NOW + 120_000);
    expect(backlog.takeDue(NOW + 59_999)).toEqual([]);
    expect(backlog.takeDue(NOW + 60_000)).toHaveLength(1);
    expect(backlog.takeDue()).toHaveLength(1);
  });
});
