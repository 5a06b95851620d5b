import { fail, ok, type Result } from '../../result.ts';
import { type HistoryPosition, KEPT_MS } from '../event-history/event-history.ts';
import type { HistoryEvent } from '../event-history/history-event.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { JsonObject } from '../http/json-input.ts';
import type { CloudTrailOperation, OperationInput } from './operation.ts';
import { invalidToken, openToken, sealToken } from './paging.ts';
import { toEpochSeconds } from './trail-output.ts';

type Input = OperationInput<'LookupEvents'>;
type Attribute = NonNullable<Input['LookupAttributes']>[number];

const PAGE_SIZE = 50;

/**
 * The management events of this account and Region, of the last 90 days, newest first. Network activity events and
 * data events are never among them; Insights events would be, where the sandbox had any.
 */
export const lookupEvents: CloudTrailOperation<'LookupEvents'> = (world, caller, input) => {
  const now = world.now().getTime();
  const { StartTime, EndTime, LookupAttributes = [], EventCategory, MaxResults = PAGE_SIZE } = input;
  const range = readRange(StartTime, EndTime, now);
  if (!range.ok) return range;
  const [attribute, ...more] = LookupAttributes;
  if (more.length > 0) {
    return fail(
      cloudTrailError('InvalidLookupAttributesException', 'You can specify only one lookup attribute.'),
    );
  }
  const question = JSON.stringify([
    world.eventHistory.age,
    caller.accountId,
    caller.region,
    attribute?.AttributeKey,
    attribute?.AttributeValue,
    StartTime,
    EndTime,
    EventCategory,
  ]);
  const after = readPosition(input.NextToken, question);
  if (!after.ok) return after;
  // Insights come from weeks of traffic; the sandbox has none to tell.
  if (EventCategory === 'insight') return ok({ Events: [] });

  const found = world.eventHistory.lookup(caller, {
    ...range.value,
    matches: attribute === undefined ? () => true : (event) => hasAttribute(event, attribute),
    ...(after.value === undefined ? {} : { after: after.value }),
    limit: MaxResults,
  });
  const page = found.slice(0, MaxResults);
  const last = page.at(-1);
  return ok({
    Events: page.map(formatEvent),
    ...(found.length > MaxResults && last !== undefined
      ? { NextToken: sealToken(`${last.timeMs}/${last.sequence}`, question) }
      : {}),
  });
};

function readRange(
  start: number | undefined,
  end: number | undefined,
  now: number,
): Result<{ readonly fromMs: number; readonly toMs: number }, AwsError> {
  const fromMs = start ?? 0;
  const toMs = end ?? Number.MAX_SAFE_INTEGER;
  if (fromMs < 0 || fromMs > toMs) {
    return fail(
      cloudTrailError(
        'InvalidTimeRangeException',
        'The start time is after the end time, or outside the range of possible values.',
      ),
    );
  }
  return ok({ fromMs: Math.max(fromMs, now - KEPT_MS), toMs });
}

function readPosition(
  token: string | undefined,
  question: string,
): Result<HistoryPosition | undefined, AwsError> {
  if (token === undefined) return ok(undefined);
  const [, timeMs, sequence] = /^(\d+)\/(\d+)$/.exec(openToken(token, question) ?? '') ?? [];
  return timeMs === undefined
    ? fail(invalidToken())
    : ok({ timeMs: Number(timeMs), sequence: Number(sequence) });
}

const READ_ATTRIBUTE: Readonly<
  Record<Attribute['AttributeKey'], (event: HistoryEvent) => readonly (string | undefined)[]>
> = {
  EventId: ({ eventId }) => [eventId],
  EventName: ({ eventName }) => [eventName],
  ReadOnly: ({ readOnly }) => [readOnly],
  Username: ({ username }) => [username],
  ResourceType: ({ resources }) => resources.map(({ ResourceType }) => ResourceType),
  ResourceName: ({ resources }) => resources.map(({ ResourceName }) => ResourceName),
  EventSource: ({ eventSource }) => [eventSource],
  AccessKeyId: ({ accessKeyId }) => [accessKeyId],
};

function hasAttribute(event: HistoryEvent, { AttributeKey, AttributeValue }: Attribute): boolean {
  return READ_ATTRIBUTE[AttributeKey](event).includes(AttributeValue);
}

function formatEvent(event: HistoryEvent): JsonObject {
  return {
    EventId: event.eventId,
    EventName: event.eventName,
    ReadOnly: event.readOnly,
    AccessKeyId: event.accessKeyId,
    EventTime: toEpochSeconds(event.timeMs),
    EventSource: event.eventSource,
    Username: event.username,
    Resources: event.resources,
    CloudTrailEvent: event.text,
  };
}
