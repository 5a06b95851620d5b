import { formatTrailArn } from '../../cloudtrail/arn.ts';
import type { Caller } from '../http/caller.ts';
import type { JsonObject } from '../http/json-input.ts';

/** What IAM policies may name of a call, read before the input is checked (Service Authorization Reference, CloudTrail). */
export type FindResourceARN = (caller: Caller, input: JsonObject) => string;

/** Operations that act on no one resource: policies must say `*`. */
export const everything: FindResourceARN = () => '*';

export function trailIn(member: 'Name' | 'TrailName'): FindResourceARN {
  return (caller, input) => {
    const name = input[member];
    if (typeof name !== 'string' || name === '') return '*';
    return name.startsWith('arn:')
      ? name
      : formatTrailArn({ partition: 'aws', region: caller.region, accountId: caller.accountId, name });
  };
}

/** By ARN, or by the ID that ends it. */
export const eventDataStore: FindResourceARN = (caller, { EventDataStore: id }) => {
  if (typeof id !== 'string' || id === '') return '*';
  return id.startsWith('arn:') ? id : formatEventDataStoreArn(caller, id);
};

/** Insights and event configurations belong to a trail or to an event data store. */
export const trailOrStore: FindResourceARN = (caller, input) =>
  typeof input.EventDataStore === 'string'
    ? eventDataStore(caller, input)
    : trailIn('TrailName')(caller, input);

export const taggedResource: FindResourceARN = (_caller, { ResourceId: id }) =>
  typeof id === 'string' && id.startsWith('arn:') ? id : '*';

export function formatEventDataStoreArn(
  { region, accountId }: Pick<Caller, 'region' | 'accountId'>,
  id: string,
): string {
  return `arn:aws:cloudtrail:${region}:${accountId}:eventdatastore/${id}`;
}
