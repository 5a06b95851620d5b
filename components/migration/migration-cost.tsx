'use client';

import { useTranslations } from 'use-intl/react';
import { EstimateNote, Prices } from '@/components/change-cost/price-note';
import { Card } from '@/components/ui/card';
import type { Comparison } from '@/lib/cloudtrail/selector-compare.ts';
import { explainSelectorSet } from '@/lib/cloudtrail/selector-explain.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';

/** What is charged follows from what is recorded, so the comparison decides whether a migration changes it. */
export function MigrationCost({ comparison, seen }: { comparison: Comparison; seen: SelectorSet }) {
  const t = useTranslations('cost');
  const categories = [...new Set(explainSelectorSet(seen).map(({ category }) => category))];
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-3">
        <div>
          <p className="font-medium">{t(comparison.same ? 'migrationSame' : 'migrationDiffers')}</p>
          {comparison.same && <p className="text-ink-2">{t('migrationSameText')}</p>}
        </div>
        <Prices categories={categories} />
        <EstimateNote />
      </div>
    </Card>
  );
}
