import { PRICES_DATE } from '../cloudtrail/price-table.ts';
import { compareSelectorSets } from '../cloudtrail/selector-compare.ts';
import { matchesSelectorSet } from '../cloudtrail/selector-match.ts';
import { type ClassCount, priceChange } from '../cloudtrail/selector-price.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import { listChangedSources, selectorsOfSource } from '../cloudtrail/source-selectors.ts';
import type { EventRate } from './event-rates.ts';
import type { OtherRecorders } from './recorders.ts';

/** The most events a month that a person may expect of one event source: 400,000 a second. */
export const MAX_EXPECTED_EVENTS = 1_000_000_000_000;

/** A change of a trail's VPCE event types, and what is known of the events that it touches. */
export interface CostQuestion {
  readonly seen: SelectorSet;
  readonly next: SelectorSet;
  /** Whether the trail itself records what it selects; undefined where it cannot be told. */
  readonly isRecording: boolean | undefined;
  readonly others: OtherRecorders;
  readonly rates: readonly EventRate[];
  /** Event source → events a month that the person expects where nobody knows. */
  readonly expected: ReadonlyMap<string, number>;
}

export interface CostFigure {
  readonly eventsPerMonth: number;
  readonly usdPerMonth: number;
}

export interface KnownCost extends CostFigure {
  /** The time of captured events that was scaled to a month; the shortest where there are several. */
  readonly periodMs: number;
  /** Names of other trails that record some of these events and are charged for them as well. */
  readonly recordedBy: readonly string[];
}

/**
 * - `unrecorded`: no trail records these events
 * - `recorded-partly`: a trail does, but not in all accounts and Regions of this one
 * - `unsure`: no trail that could be read does
 * - `too-short`: they are recorded, but have been captured for less than an hour
 * - `none-captured`: they are recorded, but none was captured or read so far
 */
export type UnknownReason = 'unrecorded' | 'recorded-partly' | 'unsure' | 'too-short' | 'none-captured';

/** What the change starts or stops recording of one event source. No figure is negative. */
export interface SourceCost {
  readonly eventSource: string;
  readonly effect: 'starts' | 'stops';
  /** The part that was counted. */
  readonly known?: KnownCost;
  /** The part that could not be; `expected` where the person said how many. */
  readonly unknown?: { readonly reason: UnknownReason; readonly expected?: CostFigure };
}

/** What a change of a trail's VPCE event types does to CloudTrail's charges for this trail. An estimate. */
export interface ChangeCost {
  readonly pricesDate: string;
  readonly sources: readonly SourceCost[];
  /** Known and expected together; negative where the change saves. */
  readonly added: CostFigure;
  /** Nothing is left that is neither known nor expected. */
  readonly isComplete: boolean;
}

/**
 * Both selector sets decide on each counted group of events. Whether events can be in the counts at all is decided
 * from the selectors that record now, so that what no trail records is not taken for none.
 */
export function toChangeCost(question: CostQuestion): ChangeCost {
  const sources = listChangedSources(question.seen, question.next).flatMap((source) => [
    ...startsOf(question, source),
    ...stopsOf(question, source),
  ]);
  const sumOf = (member: keyof CostFigure) =>
    sources.reduce((sum, { effect, known, unknown }) => {
      const amount = (known?.[member] ?? 0) + (unknown?.expected?.[member] ?? 0);
      return effect === 'starts' ? sum + amount : sum - amount;
    }, 0);
  return {
    pricesDate: PRICES_DATE,
    sources,
    added: { eventsPerMonth: sumOf('eventsPerMonth'), usdPerMonth: sumOf('usdPerMonth') },
    isComplete: sources.every(({ unknown }) => unknown === undefined || unknown.expected !== undefined),
  };
}

function startsOf(question: CostQuestion, eventSource: string): SourceCost[] {
  const { seen, next, others, rates, expected } = question;
  const { starts } = compareSelectorSets(
    selectorsOfSource([seen], eventSource),
    selectorsOfSource([next], eventSource),
  );
  const [started] = starts;
  if (started === undefined) return [];
  const counted = toCounted(
    question,
    rates.filter(
      ({ event }) =>
        event.eventSource === eventSource &&
        matchesSelectorSet(next, event) &&
        !matchesSelectorSet(seen, event) &&
        others.everywhere.some(({ selectors }) => matchesSelectorSet(selectors, event)),
    ),
  );
  const reason = whyUnrecorded(others, eventSource, seen, next) ?? counted.reason;
  const count = expected.get(eventSource);
  // One event of those that start stands for all that are expected: they have one price.
  const figure =
    count === undefined ? undefined : toFigure(question, [{ event: started.event, eventsPerMonth: count }]);
  return [
    {
      eventSource,
      effect: 'starts',
      ...(counted.known && { known: counted.known }),
      ...(reason && { unknown: { reason, ...(figure && { expected: figure }) } }),
    },
  ];
}

function stopsOf(question: CostQuestion, eventSource: string): SourceCost[] {
  const { seen, next, isRecording, others, rates } = question;
  const { stops } = compareSelectorSets(
    selectorsOfSource([seen], eventSource),
    selectorsOfSource([next], eventSource),
  );
  if (stops.length === 0) return [];
  const counted = toCounted(
    question,
    rates.filter(
      ({ event }) =>
        event.eventSource === eventSource &&
        matchesSelectorSet(seen, event) &&
        !matchesSelectorSet(next, event),
    ),
  );
  const unsure = { ...others, isUnsure: others.isUnsure || isRecording === undefined };
  const why = isRecording ? undefined : whyUnrecorded(unsure, eventSource, next, seen);
  const reason = why ?? counted.reason;
  return [
    {
      eventSource,
      effect: 'stops',
      ...(counted.known && { known: counted.known }),
      ...(reason && { unknown: { reason } }),
    },
  ];
}

/** Why some events of `more` beyond `less` cannot have been captured; undefined where other trails record them all. */
function whyUnrecorded(
  { everywhere, partly, isUnsure }: OtherRecorders,
  eventSource: string,
  less: SelectorSet,
  more: SelectorSet,
): UnknownReason | undefined {
  const recorded = [less, ...everywhere.map(({ selectors }) => selectors)];
  const { starts } = compareSelectorSets(
    selectorsOfSource(recorded, eventSource),
    selectorsOfSource([...recorded, more], eventSource),
  );
  if (starts.length === 0) return undefined;
  const isElsewhere = partly.some(({ selectors }) =>
    starts.some(({ event }) => matchesSelectorSet(selectors, event)),
  );
  if (isElsewhere) return 'recorded-partly';
  return isUnsure ? 'unsure' : 'unrecorded';
}

function toCounted(
  question: CostQuestion,
  rates: readonly EventRate[],
): { readonly known?: KnownCost; readonly reason?: UnknownReason } {
  const classes: ClassCount[] = [];
  let periodMs = Number.POSITIVE_INFINITY;
  for (const { event, eventsPerMonth, ...rate } of rates) {
    if (eventsPerMonth === undefined) continue;
    classes.push({ event, eventsPerMonth });
    periodMs = Math.min(periodMs, rate.periodMs);
  }
  if (classes.length === 0) return { reason: rates.length > 0 ? 'too-short' : 'none-captured' };
  const recordedBy = question.others.everywhere
    .filter(({ selectors }) => classes.some(({ event }) => matchesSelectorSet(selectors, event)))
    .map(({ name }) => name);
  return {
    known: { ...toFigure(question, classes), periodMs, recordedBy },
    ...(classes.length < rates.length && { reason: 'too-short' }),
  };
}

function toFigure({ seen, next }: CostQuestion, classes: readonly ClassCount[]): CostFigure {
  return {
    eventsPerMonth: classes.reduce((sum, { eventsPerMonth }) => sum + eventsPerMonth, 0),
    usdPerMonth: Math.abs(priceChange(seen, next, classes).addedUsdPerMonth),
  };
}
