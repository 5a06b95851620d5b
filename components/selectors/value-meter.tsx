'use client';

import { useTranslations } from 'use-intl/react';
import { Meter } from '@/components/ui/meter';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';
import { countSelectorValues, MAX_SELECTOR_VALUES } from '@/lib/cloudtrail/selector-values.ts';

/** CloudTrail takes 500 values over all conditions of all advanced event selectors of a trail. */
export function ValueMeter({ set }: { set: SelectorSet }) {
  const t = useTranslations('changes.migrate');
  const count = countSelectorValues(set);
  return (
    <Meter
      label={t('values')}
      value={count}
      max={MAX_SELECTOR_VALUES}
      valueLabel={t('meter', { count, max: MAX_SELECTOR_VALUES })}
    />
  );
}
