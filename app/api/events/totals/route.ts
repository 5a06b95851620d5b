import { readTotals } from '@/lib/event-index/manifest.ts';
import { ok } from '@/lib/result.ts';
import { answer } from '../answer';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** → ReadTotals, of all that was ever read into the index. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async (index) => ok(await readTotals(index)));
}
