import { randomBytes } from 'node:crypto';
import type { SessionState } from '../world/state.ts';
import type { World } from '../world/world.ts';

const KEY_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The oldest make room: a client that assumes a role for every call must not fill the disk. */
const MOST_SESSIONS = 1_000;

/** Gives out temporary credentials. Resolves once they are on disk, so that they outlive a crash as AWS's do. */
export async function beginSession(
  world: World,
  { accountId, principal }: Pick<SessionState, 'accountId' | 'principal'>,
  durationSeconds: number,
): Promise<SessionState> {
  const beganTime = world.now().getTime();
  const session: SessionState = {
    accessKeyId: `ASIA${randomText(16)}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: `IQoJb3JpZ2luX2Vj${randomBytes(240).toString('base64')}`,
    accountId,
    principal,
    beganTime,
    expirationTime: beganTime + durationSeconds * 1000,
    machineExpirationTime: Date.now() + durationSeconds * 1000,
  };
  const { state } = world;
  const current = state.sessions.filter((other) => !hasExpiredLongAgo(world, other));
  state.sessions = [...current.slice(-(MOST_SESSIONS - 1)), session];
  await world.save();
  return session;
}

/**
 * On the sandbox's clock, which may be moved forward to see a session end, or on the machine's, by which the client
 * was told.
 */
export function hasExpired(world: World, { expirationTime, machineExpirationTime }: SessionState): boolean {
  return world.now().getTime() >= expirationTime || Date.now() >= machineExpirationTime;
}

/** Expired credentials are told from unknown ones for a while. */
function hasExpiredLongAgo(world: World, { expirationTime }: SessionState): boolean {
  return world.now().getTime() >= expirationTime + 24 * 60 * 60 * 1000;
}

/** As the answers of STS hold them. The end is on the machine's clock: clients compare it with their own. */
export function formatCredentials(session: SessionState) {
  return {
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    SessionToken: session.sessionToken,
    Expiration: new Date(session.machineExpirationTime).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  };
}

function randomText(length: number): string {
  return [...randomBytes(length)].map((byte) => KEY_ALPHABET[byte % KEY_ALPHABET.length]).join('');
}
