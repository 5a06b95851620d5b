import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import { type ChangeCost, toChangeCost } from '@/lib/audit/change-cost.ts';
import { toCountQuestion } from '@/lib/audit/count-question.ts';
import { toEventRates } from '@/lib/audit/event-rates.ts';
import { isRecording, toOtherRecorders } from '@/lib/audit/recorders.ts';
import { findConnection } from '@/lib/aws/connections.ts';
import { parseTrailArn } from '@/lib/cloudtrail/arn.ts';
import type { Failure } from '@/lib/failure.ts';
import { readTrail } from '@/lib/inventory/read-trail.ts';
import { readInventory } from '@/lib/inventory/the-inventory.ts';
import { ok, type Result } from '@/lib/result.ts';
import { answer } from '../events/answer';
import { type CostRequest, readCostRequest } from './cost-request';
import { readRecentCounts } from './recent-counts';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/**
 * CostRequest → ChangeCost: what a change of a trail's VPCE event types would cost. It only reads; it is a POST
 * because two selector sets do not fit into an address.
 */
export function POST(request: Request): Promise<Response> {
  return answer(request, async (index): Promise<Result<ChangeCost, Failure>> => {
    const input = await readCostRequest(request);
    if (!input.ok) return input;
    const { seen, next, expected } = input.value;
    const known = await readTrails(input.value);
    if (!known.ok) return known;
    const { trail, trails } = known.value;
    const others = toOtherRecorders(trail, trails);
    const counts = await readRecentCounts(index, toCountQuestion(trail, others, seen, next), new Date());
    const rates = toEventRates(counts);
    return ok(
      toChangeCost({
        seen,
        next,
        isRecording: isRecording(trail),
        others,
        rates,
        expected: new Map(Object.entries(expected)),
      }),
    );
  });
}

/** The trail, and all trails that its connection sees: not older than what the screens show. */
async function readTrails({
  connectionId,
  trailARN,
}: CostRequest): Promise<Result<{ trail: TrailFacts; trails: readonly TrailFacts[] }, Failure>> {
  const connection = findConnection(connectionId);
  if (!connection.ok) return connection;
  const arn = parseTrailArn(trailARN);
  if (!arn.ok) return arn;
  const { trails } = await readInventory(connection.value);
  const trail = trails.find((facts) => facts.trail.trailARN === trailARN);
  if (trail) return ok({ trail, trails });
  // Its Region may not have told its trails.
  const read = await readTrail(connection.value, trailARN);
  return read.ok ? ok({ trail: read.value, trails }) : read;
}
