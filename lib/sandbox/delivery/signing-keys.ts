import { createHash, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { SigningKeyState } from '../world/state.ts';
import type { World } from '../world/world.ts';

const generate = promisify(generateKeyPair);

const DAY_MS = 24 * 60 * 60 * 1000;
/** As long as the keys are valid that the User Guide shows (cloudtrail-log-file-custom-validation). */
const VALIDITY_MS = 30 * DAY_MS;

/** A key takes a tenth of a second to make: two that ask at once share it. */
const beingMade = new WeakMap<World['state'], Map<string, Promise<SigningKeyState>>>();

/**
 * The Region's key at that instant; made, and kept in the state, where nobody has needed one before. There is none in
 * the source: a private key that everybody knows would sign anything.
 */
export async function getSigningKey(world: World, region: string, atMs: number): Promise<SigningKeyState> {
  const { state } = world;
  const found = state.signingKeys[region]?.findLast((key) => isValidWithin(key, atMs, atMs));
  if (found !== undefined) return found;
  const making = beingMade.get(state) ?? new Map<string, Promise<SigningKeyState>>();
  beingMade.set(state, making);
  const earlier = making.get(region);
  if (earlier !== undefined) {
    await earlier;
    return getSigningKey(world, region, atMs);
  }
  const made = makeSigningKey(atMs - DAY_MS)
    .then((key) => {
      state.signingKeys[region] = [...(state.signingKeys[region] ?? []), key];
      return key;
    })
    .finally(() => making.delete(region));
  making.set(region, made);
  const key = await made;
  // A digest whose key is lost could never be verified.
  await world.save();
  return key;
}

/** What ListPublicKeys tells: every key of the Region that was valid at some time of the range, epoch milliseconds. */
export async function listSigningKeys(
  world: World,
  region: string,
  fromMs: number,
  toMs: number,
): Promise<readonly SigningKeyState[]> {
  const now = world.now().getTime();
  if (fromMs <= now && now <= toMs) await getSigningKey(world, region, now);
  return (world.state.signingKeys[region] ?? []).filter((key) => isValidWithin(key, fromMs, toMs));
}

async function makeSigningKey(validityStartTime: number): Promise<SigningKeyState> {
  const { publicKey, privateKey } = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'pkcs1', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  const start = Math.floor(validityStartTime / 1000) * 1000;
  return {
    privateKey: privateKey.toString('base64'),
    publicKey: publicKey.toString('base64'),
    fingerprint: createHash('md5').update(publicKey).digest('hex'),
    validityStartTime: start,
    validityEndTime: start + VALIDITY_MS,
  };
}

function isValidWithin(key: SigningKeyState, fromMs: number, toMs: number): boolean {
  return key.validityStartTime <= toMs && fromMs < key.validityEndTime;
}
