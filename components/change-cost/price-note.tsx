'use client';

import { useTranslations } from 'use-intl/react';
import { EVENT_PRICES, PRICES_DATE, PRICES_REGION } from '@/lib/cloudtrail/price-table.ts';
import { useCostText } from './use-cost-text';

/** What CloudTrail charges for events of these categories. */
export function Prices({ categories }: { categories: readonly string[] }) {
  const t = useTranslations();
  const text = useCostText();
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 text-ink-2 text-sm">
      {categories.map((category) => {
        const price = EVENT_PRICES.get(category);
        return (
          price && (
            <li key={category}>
              {t(price.isFirstCopyFree ? 'cost.firstCopyFree' : 'cost.eachCopy', {
                category: t('selectors.compare.category', { category }),
                usd: text.price(price.usdPer100000),
              })}
            </li>
          )
        );
      })}
      <li>{t('cost.paidTwice')}</li>
    </ul>
  );
}

/** What an amount rests on, the day and the source of its prices, and what it leaves out. */
export function EstimateNote() {
  const t = useTranslations('cost');
  const text = useCostText();
  return (
    <p className="text-ink-2 text-sm">
      {t('estimate', { date: text.date(PRICES_DATE), region: PRICES_REGION })}
    </p>
  );
}
