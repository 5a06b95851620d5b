import type { CallFault, Principal } from './service-call.ts';

/** Something that somebody keeps doing. Whether it is allowed is for the endpoint's policy to say. */
export interface Habit {
  readonly principal: Principal;
  /** As IAM policies spell it. */
  readonly action: string;
  /** Through the endpoint of this name, or over the internet from this account and Region. */
  readonly via: string | { readonly accountId: string; readonly region: string };
  /** Rounds between two calls: on average, or exactly where `steady`. Absent for what is done in bursts alone. */
  readonly every?: number;
  /** The round of each `every` in which a steady call is made. */
  readonly steady?: number;
  readonly burst?: Burst;
  /** How often it is tried again, at growing distances, where the endpoint's policy turned it away. */
  readonly retries?: number;
  /** `#` becomes a number. */
  readonly resource?: string;
  /** Where it comes from, otherwise the hosts of the endpoint's VPC. */
  readonly from?: string;
  /** Nothing in the caller's own account allows it. */
  readonly deniedByIam?: true;
  /** The owner of what is called lets this caller of another account in. */
  readonly isShared?: true;
  /** Made with the credentials of somebody at the console. */
  readonly fromConsole?: true;
  /** What one in so many calls comes to. */
  readonly fault?: CallFault & { readonly oneIn: number };
}

/** So many calls a round, for a while, again and again: a batch in the night, an attack. */
export interface Burst {
  readonly everyMinutes: number;
  /** When it begins, in minutes from the beginning of each period; periods are counted from midnight UTC. */
  readonly atMinute: number;
  readonly seconds: number;
  readonly perRound: number;
}

const MINUTE_MS = 60_000;

/** How many calls of a burst an instant has. */
export function countBurstCalls(burst: Burst | undefined, atMs: number): number {
  if (burst === undefined) return 0;
  const since = (atMs - burst.atMinute * MINUTE_MS) % (burst.everyMinutes * MINUTE_MS);
  return since < burst.seconds * 1000 ? burst.perRound : 0;
}
