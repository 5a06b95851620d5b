import { parseTrailArn } from '../cloudtrail/arn.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import type { TrailFacts } from './account-facts.ts';

/** A trail that records and delivers, and what it selects. */
export interface Recorder {
  readonly trailARN: string;
  readonly name: string;
  readonly selectors: SelectorSet;
}

/** What else records in the accounts and Regions of a trail. */
export interface OtherRecorders {
  /** They record everywhere where the trail does. */
  readonly everywhere: readonly Recorder[];
  /** They record in some of its accounts and Regions only. */
  readonly partly: readonly Recorder[];
  /** A further trail may record; its selectors or its status could not be read. */
  readonly isUnsure: boolean;
}

export function toOtherRecorders(trail: TrailFacts, all: readonly TrailFacts[]): OtherRecorders {
  const others = all.filter(
    (facts) => facts.trail.trailARN !== trail.trail.trailARN && scopesMeet(facts, trail),
  );
  const recorders = others.flatMap((facts) => {
    const recorder = toRecorder(facts);
    return recorder ? [{ recorder, isEverywhere: covers(facts, trail) }] : [];
  });
  return {
    everywhere: recorders.filter(({ isEverywhere }) => isEverywhere).map(({ recorder }) => recorder),
    partly: recorders.filter(({ isEverywhere }) => !isEverywhere).map(({ recorder }) => recorder),
    isUnsure: others.some(
      ({ selectors, status }) => selectors.state === 'unknown' || status.state === 'unknown',
    ),
  };
}

/** undefined where the trail does not log, does not deliver, or cannot be read. */
export function toRecorder(facts: TrailFacts): Recorder | undefined {
  const { trail, selectors } = facts;
  if (selectors.state === 'unknown' || isRecording(facts) !== true) return undefined;
  return { trailARN: trail.trailARN, name: trail.name, selectors: selectors.value };
}

/** Whether the trail logs and delivers; undefined where it cannot be told. */
export function isRecording(facts: TrailFacts): boolean | undefined {
  if (facts.status.state === 'unknown') return undefined;
  return facts.status.value.isLogging && facts.status.value.latestDeliveryError === undefined;
}

/** The account whose events the trail records; undefined for those of a whole organization. */
export function accountOf({ trail, accountId }: TrailFacts): string | undefined {
  if (trail.isOrganizationTrail) return undefined;
  const arn = parseTrailArn(trail.trailARN);
  return arn.ok ? arn.value.accountId : accountId;
}

/** The Region whose events the trail records; undefined for all. */
export function regionOf({ trail }: TrailFacts): string | undefined {
  return trail.isMultiRegionTrail ? undefined : trail.homeRegion;
}

function covers(wide: TrailFacts, narrow: TrailFacts): boolean {
  return [accountOf, regionOf].every((scopeOf) => {
    const scope = scopeOf(wide);
    return scope === undefined || scope === scopeOf(narrow);
  });
}

function scopesMeet(one: TrailFacts, other: TrailFacts): boolean {
  return [accountOf, regionOf].every((scopeOf) => {
    const [scope, otherScope] = [scopeOf(one), scopeOf(other)];
    return scope === undefined || otherScope === undefined || scope === otherScope;
  });
}
