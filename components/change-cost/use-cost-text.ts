'use client';

import { useFormatter, useTranslations } from 'use-intl/react';
import type { KnownCost } from '@/lib/audit/change-cost.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CENT = 0.01;

/** Estimates in words: no more digits than they are worth. */
export function useCostText() {
  const t = useTranslations('cost');
  const format = useFormatter();
  const dollars = (usd: number, digits: number) =>
    format.number(usd, {
      style: 'currency',
      currency: 'USD',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  return {
    events: (count: number) => format.number(count, { maximumSignificantDigits: 3 }),
    usd: (usd: number) =>
      usd < CENT && usd > 0
        ? t('lessThan', { amount: dollars(CENT, 2) })
        : t('about', { amount: dollars(usd, usd < 100 ? 2 : 0) }),
    price: (usd: number) => dollars(usd, 2),
    period: ({ periodMs }: KnownCost) =>
      periodMs < 2 * DAY_MS
        ? t('hours', { hours: Math.round(periodMs / HOUR_MS) })
        : t('days', { days: Math.round(periodMs / DAY_MS) }),
    date: (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'long', timeZone: 'UTC' }),
    trails: (names: readonly string[]) => format.list(names, { type: 'conjunction' }),
  };
}
