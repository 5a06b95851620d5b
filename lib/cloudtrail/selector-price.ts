import { eventCategoryOf } from './event-category.ts';
import type { EventRecord } from './event-record.ts';
import { EVENT_PRICES, PRICES_DATE } from './price-table.ts';
import { matchesSelectorSet } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';

/** How often events of one class happen. Events of a class are alike to every selector that is priced. */
export interface ClassCount {
  readonly event: EventRecord;
  readonly eventsPerMonth: number;
}

export interface CategoryEstimate {
  readonly category: string;
  /** Events times the trails that record them. */
  readonly copiesPerMonth: number;
  /** Those of them that cost nothing, because they are the first copy. */
  readonly freeCopiesPerMonth: number;
  /** undefined where the category has no known price. */
  readonly usdPerMonth: number | undefined;
}

/**
 * An estimate of CloudTrail's own charges; S3, KMS, EventBridge and Athena come on top, Insights too
 * (User Guide, cloudtrail-costs).
 */
export interface PriceEstimate {
  /** The day of the prices. */
  readonly pricesDate: string;
  /** Without what has no known price. */
  readonly usdPerMonth: number;
  readonly categories: readonly CategoryEstimate[];
  /** Copies of events whose price is not known. */
  readonly unpricedCopiesPerMonth: number;
}

export interface PriceChange {
  readonly before: PriceEstimate;
  readonly after: PriceEstimate;
  /** Negative when the change saves. */
  readonly addedUsdPerMonth: number;
}

/**
 * What the trails of one account and Region cost a month. Every trail that records an event is charged for it, so an
 * event that two trails record costs twice; only the first copy of a management event is free.
 */
export function priceTrails(trails: readonly SelectorSet[], counts: readonly ClassCount[]): PriceEstimate {
  const copies = new Map<string, { all: number; free: number }>();
  for (const { event, eventsPerMonth } of counts) {
    const recording = trails.filter((set) => matchesSelectorSet(set, event)).length;
    if (recording === 0) continue;
    const category = eventCategoryOf(event);
    const known = copies.get(category) ?? { all: 0, free: 0 };
    known.all += recording * eventsPerMonth;
    if (EVENT_PRICES.get(category)?.isFirstCopyFree) known.free += eventsPerMonth;
    copies.set(category, known);
  }
  const categories = [...copies].map(([category, { all, free }]): CategoryEstimate => {
    const price = EVENT_PRICES.get(category);
    return {
      category,
      copiesPerMonth: all,
      freeCopiesPerMonth: free,
      usdPerMonth: price && ((all - free) / 100_000) * price.usdPer100000,
    };
  });
  return {
    pricesDate: PRICES_DATE,
    usdPerMonth: categories.reduce((sum, { usdPerMonth = 0 }) => sum + usdPerMonth, 0),
    categories,
    unpricedCopiesPerMonth: categories.reduce(
      (sum, { usdPerMonth, copiesPerMonth }) => (usdPerMonth === undefined ? sum + copiesPerMonth : sum),
      0,
    ),
  };
}

/** One trail beside no others. */
export function priceSelectorSet(set: SelectorSet, counts: readonly ClassCount[]): PriceEstimate {
  return priceTrails([set], counts);
}

/**
 * What a change of one trail's selectors does to the bill. `others` are the account's other trails in the Region:
 * without them a management event that stays recorded elsewhere would seem to be a first copy.
 */
export function priceChange(
  before: SelectorSet,
  after: SelectorSet,
  counts: readonly ClassCount[],
  others: readonly SelectorSet[] = [],
): PriceChange {
  const priced = {
    before: priceTrails([...others, before], counts),
    after: priceTrails([...others, after], counts),
  };
  return { ...priced, addedUsdPerMonth: priced.after.usdPerMonth - priced.before.usdPerMonth };
}
