import { z } from 'zod';
import { invalidInput } from '@/lib/actions/invalid-input.ts';
import { selectorSetSchema } from '@/lib/actions/selector-set-schema.ts';
import { MAX_EXPECTED_EVENTS } from '@/lib/audit/change-cost.ts';
import type { Failure } from '@/lib/failure.ts';
import { fail, ok, type Result } from '@/lib/result.ts';

/** More event sources than CloudTrail lists, and fewer than could be meant to keep a server busy. */
const MAX_SOURCES = 500;

const costRequest = z.object({
  connectionId: z.string().max(200),
  trailARN: z.string().max(512),
  seen: selectorSetSchema,
  next: selectorSetSchema,
  expected: z
    .record(z.string().max(200), z.int().min(0).max(MAX_EXPECTED_EVENTS))
    .refine((expected) => Object.keys(expected).length <= MAX_SOURCES),
});
export type CostRequest = z.infer<typeof costRequest>;

export async function readCostRequest(request: Request): Promise<Result<CostRequest, Failure>> {
  const body: unknown = await request.json().catch(() => undefined);
  const input = costRequest.safeParse(body);
  return input.success ? ok(input.data) : fail(invalidInput(input.error));
}
