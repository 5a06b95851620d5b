import { isJsonObject, type JsonObject } from '../http/json-input.ts';

/**
 * An input or output as CloudTrail records its own calls: member names begin in lower case all the way down, and
 * times are written out (CloudTrail User Guide, cloudtrail-log-file-examples).
 */
export function toRecordedMembers(json: JsonObject): JsonObject | null {
  const members = Object.entries(json).filter(([, value]) => value !== undefined && value !== null);
  if (members.length === 0) return null;
  return Object.fromEntries(
    members.map(([name, value]) => [
      name.slice(0, 1).toLowerCase() + name.slice(1),
      TIME_MEMBER.test(name) && typeof value === 'number' ? formatTime(value) : toRecordedValue(value),
    ]),
  );
}

const TIME_MEMBER = /(?:Time|Timestamp)$/;

function toRecordedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toRecordedValue);
  return isJsonObject(value) ? (toRecordedMembers(value) ?? {}) : value;
}

/** `Nov 23, 2026, 9:05:07 AM`, as Java's formatter writes it. */
function formatTime(epochSeconds: number): string {
  const time = new Date(epochSeconds * 1000);
  return Number.isNaN(time.getTime()) ? String(epochSeconds) : TIME.format(time).replace(/\s([AP]M)$/, ' $1');
}

const TIME = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  dateStyle: 'medium',
  timeStyle: 'medium',
});
