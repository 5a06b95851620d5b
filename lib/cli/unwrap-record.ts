import { isObject } from '../cloudtrail/json-object.ts';

/**
 * The record inside of what carries it: an event of LookupEvents (`CloudTrailEvent`), of EventBridge (`detail`) or of
 * CloudWatch Logs (`message`). Throws as JSON.parse does.
 */
export function unwrapRecord(json: unknown): unknown {
  if (!isObject(json) || Object.hasOwn(json, 'eventID')) return json;
  const carried = json.CloudTrailEvent ?? json.detail ?? json.message;
  if (typeof carried === 'string') return JSON.parse(carried);
  return isObject(carried) ? carried : json;
}
