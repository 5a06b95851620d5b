import { COUNTED_FIELDS, type CountQuestion } from '../cloudtrail/event-counts.ts';
import { conjunctionsOf } from '../cloudtrail/selector-conditions.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import { listChangedSources, selectorsOfSource } from '../cloudtrail/source-selectors.ts';
import type { TrailFacts } from './account-facts.ts';
import { accountOf, type OtherRecorders, regionOf, toRecorder } from './recorders.ts';

/** What has to be counted to tell what a change of a trail's VPCE event types costs. */
export function toCountQuestion(
  trail: TrailFacts,
  others: OtherRecorders,
  seen: SelectorSet,
  next: SelectorSet,
): CountQuestion {
  const itself = toRecorder(trail);
  const recorders = [...(itself ? [itself] : []), ...others.everywhere];
  const eventSources = listChangedSources(seen, next);
  const sets = [seen, next, ...recorders.map(({ selectors }) => selectors)];
  const mentioned = new Set(
    eventSources
      .flatMap((source) => conjunctionsOf(selectorsOfSource(sets, source)))
      .flatMap((conjunction) => conjunction.map(({ field }) => field)),
  );
  const recipientAccountId = accountOf(trail);
  const awsRegion = regionOf(trail);
  return {
    trailARNs: recorders.map(({ trailARN }) => trailARN),
    eventSources,
    ...(recipientAccountId !== undefined && { recipientAccountId }),
    ...(awsRegion !== undefined && { awsRegion }),
    fields: COUNTED_FIELDS.filter((field) => mentioned.has(field)),
  };
}
