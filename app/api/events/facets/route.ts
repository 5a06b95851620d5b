import { FILTER_FIELDS, parseEventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { listFieldValues } from '@/lib/event-index/field-values.ts';
import { fail, ok } from '@/lib/result.ts';
import { answer, countOf } from '../answer';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** `?field=&<filter>&limit=` → { values: FieldValue[] }, most frequent first. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async (index, params) => {
    const name = params.get('field') ?? '';
    const field = FILTER_FIELDS.find((known) => known === name);
    if (field === undefined) {
      return fail({
        code: 'invalid-input',
        message: { key: 'eventsData.fieldInvalid', values: { field: name.slice(0, 100) } },
        field: 'field',
        retryable: false,
      });
    }
    const filter = parseEventFilter(params, ['field', 'limit']);
    if (!filter.ok) return filter;
    const limit = countOf(params, 'limit', { normal: 50, max: 1000 });
    if (!limit.ok) return limit;
    const options = { limit: limit.value, now: new Date(), signal: request.signal };
    return ok({ values: await listFieldValues(index, field, filter.value, options) });
  });
}
