/** The day on which the prices were written down. Prices differ by Region and change; these are for estimates. */
export const PRICES_DATE = '2026-11-23';

/** The Region whose price list they come from. */
export const PRICES_REGION = 'us-east-2';

/**
 * `documented`: AWS says so in its guide. `price-list`: read from AWS's price list by others, for one Region.
 */
export type PriceSureness = 'documented' | 'price-list';

export interface EventPrice {
  /** For 100,000 events delivered to S3 by one trail. */
  readonly usdPer100000: number;
  /** The first copy of each event in a Region costs nothing. */
  readonly isFirstCopyFree: boolean;
  readonly sureness: PriceSureness;
  readonly source: string;
}

/**
 * Event category → price. Categories that are not here (aggregated events) have no price that we know of, which is
 * not to say that they are free.
 */
export const EVENT_PRICES: ReadonlyMap<string, EventPrice> = new Map<string, EventPrice>([
  [
    'Management',
    {
      usdPer100000: 2,
      isFirstCopyFree: true,
      sureness: 'price-list',
      source:
        'AWS price list, AWSCloudTrail, us-east-2; that the first copy is free: User Guide, cloudtrail-costs',
    },
  ],
  [
    'Data',
    {
      usdPer100000: 0.1,
      isFirstCopyFree: false,
      sureness: 'price-list',
      source: 'AWS price list, AWSCloudTrail, us-east-2',
    },
  ],
  [
    'NetworkActivity',
    {
      usdPer100000: 0.1,
      isFirstCopyFree: false,
      sureness: 'price-list',
      source:
        'AWS price list, AWSCloudTrail, NetworkEventsRecorded; that they always cost: User Guide, cloudtrail-costs',
    },
  ],
]);
