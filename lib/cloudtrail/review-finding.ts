import type { Phrase } from '../failure.ts';

/** Something about a selector set that AWS takes and that its owner may not want. */
export interface ReviewFinding {
  /** A warning loses events, records none, or costs money; a note makes no difference to what is recorded. */
  readonly severity: 'warning' | 'note';
  /** Where it is, e.g. `advancedEventSelectors[0].fieldSelectors[1].equals[0]`; empty for the set as a whole. */
  readonly path: string;
  readonly message: Phrase;
  /** What to do. */
  readonly hint: Phrase;
}

/** What is known of the trail besides its selectors. */
export interface ReviewedTrail {
  readonly partition?: string;
  /** Name of the bucket that the trail delivers to. */
  readonly logBucket?: string;
  /** GetInsightSelectors, every pair of a type and a category by itself. */
  readonly insights?: readonly InsightSelector[];
}

export const INSIGHT_TYPES = ['ApiCallRateInsight', 'ApiErrorRateInsight'] as const;
export type InsightType = (typeof INSIGHT_TYPES)[number];

export interface InsightSelector {
  readonly insightType: InsightType;
  readonly eventCategory: 'Management' | 'Data';
}
