import { getEvent } from '@/lib/event-index/search.ts';
import { fail, ok } from '@/lib/result.ts';
import { answer } from '../answer';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** → IndexedEvent; its `json` is text, so that the browser shows the record byte for byte. */
export function GET(request: Request, context: { params: Promise<{ eventID: string }> }): Promise<Response> {
  return answer(request, async (index) => {
    const { eventID } = await context.params;
    if (!/^[\w-]{1,128}$/.test(eventID)) {
      return fail({
        code: 'invalid-input',
        message: { key: 'eventsData.eventIdInvalid' },
        field: 'eventID',
        retryable: false,
      });
    }
    const event = await getEvent(index, eventID, request.signal);
    if (event !== undefined) return ok(event);
    return fail({
      code: 'not-found',
      message: { key: 'eventsData.eventUnknown', values: { eventID } },
      hint: { key: 'eventsData.eventUnknownHint' },
      field: 'eventID',
      retryable: true,
    });
  });
}
