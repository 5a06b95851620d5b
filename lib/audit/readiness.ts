import { parseTrailArn } from '../cloudtrail/arn.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import type { TrailFacts } from './account-facts.ts';

export const READINESS = [
  'blocked',
  'stopped',
  'ready',
  'recording',
  'managed-elsewhere',
  'unknown',
] as const;

/**
 * Whether a trail can record network activity events:
 * - `recording`: it selects some, is logging and delivers
 * - `stopped`: it selects some, but logging is off or delivery fails
 * - `ready`: advanced event selectors, none for network activity
 * - `blocked`: basic event selectors, which cannot record them
 * - `managed-elsewhere`: owned by another account, so this connection cannot change it
 * - `unknown`: its selectors could not be read
 */
export type Readiness = (typeof READINESS)[number];

/** Whether another account owns the trail, so that PutEventSelectors from here is refused. */
export function isManagedElsewhere(facts: Pick<TrailFacts, 'accountId' | 'trail'>): boolean {
  const arn = parseTrailArn(facts.trail.trailARN);
  return arn.ok && facts.accountId !== '' && arn.value.accountId !== facts.accountId;
}

export function selectsNetworkActivity(set: SelectorSet): boolean {
  return (
    set.kind === 'advanced' &&
    set.advancedEventSelectors.some((selector) =>
      selector.fieldSelectors.some(
        (fs) => fs.field === 'eventCategory' && fs.equals?.includes('NetworkActivity') === true,
      ),
    )
  );
}

export function toReadiness(facts: TrailFacts): Readiness {
  if (isManagedElsewhere(facts)) return 'managed-elsewhere';
  if (facts.selectors.state === 'unknown') return 'unknown';
  if (facts.selectors.value.kind === 'basic') return 'blocked';
  if (!selectsNetworkActivity(facts.selectors.value)) return 'ready';
  if (facts.status.state === 'unknown') return 'unknown';
  const { isLogging, latestDeliveryError } = facts.status.value;
  return isLogging && latestDeliveryError === undefined ? 'recording' : 'stopped';
}
