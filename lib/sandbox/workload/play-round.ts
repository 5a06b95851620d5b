import type { Organization } from '../seed/organization.ts';
import type { VpcEndpointState } from '../world/state.ts';
import { type ApiAction, getApiAction } from './api-actions.ts';
import { passesEndpoint } from './endpoint-passage.ts';
import { countBurstCalls, type Habit } from './habit.ts';
import { natAddress, pickHostAddress } from './host-address.ts';
import { chanceAt, createRandom, type Random } from './random.ts';
import { findResourceOwner } from './resource-owner.ts';
import { accountOf, type CallOutcome, type ServiceCall } from './service-call.ts';
import { pickUserAgent } from './user-agent.ts';

export interface Round {
  /** Of the seed, so that another seed lives another life. */
  readonly seed: string;
  /** The instant, epoch milliseconds, and how far rounds are apart. */
  readonly atMs: number;
  readonly stepMs: number;
}

/** A habit whose endpoint is there, or that needs none. */
interface LivedHabit {
  readonly organization: Organization;
  readonly habit: Habit;
  readonly number: number;
  readonly action: ApiAction;
  readonly endpoint: VpcEndpointState | undefined;
  readonly region: string;
}

/** The habits that can be lived with these endpoints: one whose endpoint is gone rests. */
export function listLivedHabits(
  organization: Organization,
  habits: readonly Habit[],
  endpoints: readonly VpcEndpointState[],
): readonly LivedHabit[] {
  const byName = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
  return habits.flatMap((habit, number) => {
    const endpoint = typeof habit.via === 'string' ? byName.get(habit.via) : undefined;
    const region = typeof habit.via === 'string' ? endpoint?.region : habit.via.region;
    if (region === undefined) return [];
    return [{ organization, habit, number, action: getApiAction(habit.action), endpoint, region }];
  });
}

/**
 * The calls of one round. They follow from the seed and the instant alone: nothing has to be remembered between two
 * rounds, and a round played again after a crash gives the same calls with the same event IDs.
 */
export function playRound(habits: readonly LivedHabit[], round: Round): readonly ServiceCall[] {
  const calls: ServiceCall[] = [];
  for (const lived of habits) {
    const count = (isDue(lived, round) ? 1 : 0) + countBurstCalls(lived.habit.burst, round.atMs);
    for (let turn = 0; turn < count; turn++) calls.push(toCall(lived, round, turn));
    for (let attempt = 1; attempt <= (lived.habit.retries ?? 0); attempt++) {
      const retry = toRetry(lived, round, attempt);
      if (retry !== undefined) calls.push(retry);
    }
  }
  return calls;
}

function isDue({ habit: { every, steady }, number }: LivedHabit, { atMs, stepMs }: Round): boolean {
  if (every === undefined) return false;
  const index = Math.floor(atMs / stepMs);
  return steady === undefined ? chanceAt(number, index) * every < 1 : index % every === steady;
}

/** The same call once more, where an earlier round had one that the endpoint turned away. */
function toRetry(lived: LivedHabit, round: Round, attempt: number): ServiceCall | undefined {
  // As clients do, each time twice as long: after one round, three, seven.
  const rounds = 2 ** attempt - 1;
  const earlier = { ...round, atMs: round.atMs - rounds * round.stepMs };
  if (!isDue(lived, earlier)) return undefined;
  const first = toCall(lived, earlier, 0);
  if (passesEndpoint(lived.organization, first)) return undefined;
  const { timeMs, requestID, sharedEventID, eventIDs } = toCall(lived, round, -attempt);
  return { ...first, timeMs, requestID, sharedEventID, eventIDs };
}

/** `turn` tells calls of one habit in one round apart. */
function toCall(lived: LivedHabit, { seed, atMs }: Round, turn: number): ServiceCall {
  const { habit, number, action, endpoint, region } = lived;
  const random = createRandom(`${seed}/${number}/${atMs}/${turn}`);
  return {
    timeMs: Math.floor(atMs / 1000) * 1000,
    region,
    action,
    principal: habit.principal,
    sourceIPAddress: habit.from ?? pickAddress(lived, random),
    userAgent: pickUserAgent(random),
    resourceARN: (habit.resource ?? '').replace('#', String(100 + random.integer(150))),
    ...(endpoint === undefined ? {} : { vpcEndpoint: endpoint }),
    outcome: pickOutcome(lived, random),
    isFromConsole: habit.fromConsole ?? false,
    requestID: random.uuid(),
    sharedEventID: random.uuid(),
    eventIDs: [random.uuid(), random.uuid(), random.uuid()],
  };
}

function pickAddress({ habit, endpoint }: LivedHabit, random: Random): string {
  if (endpoint !== undefined) return pickHostAddress(endpoint, random);
  return natAddress(typeof habit.via === 'string' ? '' : habit.via.accountId);
}

function pickOutcome({ organization, habit }: LivedHabit, random: Random): CallOutcome {
  if (habit.deniedByIam === true) return 'denied-by-identity-policy';
  // What is somebody else's opens only where its owner says so. Anybody may ask for a role or for what is public.
  const owner = findResourceOwner(organization, habit.resource ?? '');
  const account = accountOf(habit.principal);
  const isForeign = owner !== undefined && account !== undefined && account !== owner;
  if (isForeign && habit.isShared !== true) return 'not-shared';
  const { fault } = habit;
  return fault !== undefined && random.next() * fault.oneIn < 1
    ? { code: fault.code, message: fault.message }
    : 'done';
}
