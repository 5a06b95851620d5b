'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { ChangeHeader } from '@/components/changes/change-header';
import { ChangeRefusal } from '@/components/changes/change-refusal';
import type { SelectorChangeState } from '@/components/changes/use-selector-change';
import { usePhrase } from '@/components/i18n/intl';
import { BeforeAfter } from '@/components/selectors/before-after';
import { RenderedSelectors } from '@/components/selectors/rendered-selectors';
import { ValueMeter } from '@/components/selectors/value-meter';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import type { Conversion } from '@/lib/cloudtrail/selector-convert.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';
import { ComparisonProof } from './comparison-proof';
import { MigrationCost } from './migration-cost';

/** Both sides, the proof that nothing else changes, what to know beforehand, and the button. */
export function MigrationPlan({
  facts,
  seen,
  conversion,
  back,
  isReadOnly,
  migration,
  onReload,
}: {
  facts: TrailFacts;
  seen: SelectorSet;
  conversion: Conversion;
  back: ReactNode;
  isReadOnly: boolean;
  migration: SelectorChangeState;
  onReload: () => void;
}) {
  const t = useTranslations('changes');
  const write = usePhrase();
  const { set: next, comparison, assumptions } = conversion;
  const apply = (
    <Button
      variant="primary"
      isPending={migration.isPending}
      isDisabled={isReadOnly}
      onPress={() => migration.apply(seen, next)}
    >
      {t('migrate.apply')}
    </Button>
  );
  return (
    <>
      <ChangeHeader
        facts={facts}
        back={back}
        headline={t(comparison.same ? 'migrate.headlineSame' : 'migrate.headlineDiffers', {
          name: facts.trail.name,
        })}
        intro={t('migrate.intro')}
        apply={apply}
      />
      <div className="flex flex-col gap-4">
        {migration.failure && <ChangeRefusal failure={migration.failure} onReload={onReload} />}
        <ComparisonProof comparison={comparison} before={seen} after={next} />
        <BeforeAfter before={seen} after={next} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-4">
            {assumptions.length > 0 && (
              <Card title={t('migrate.assumptions')}>
                <ul className="flex list-disc flex-col gap-1 pl-5">
                  {assumptions.map((assumption) => (
                    <li key={`${assumption.key} ${JSON.stringify(assumption.values)}`}>
                      {write(assumption)}
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            <MigrationCost comparison={comparison} seen={seen} />
          </div>
          <Card title={t('migrate.warnings')}>
            <ul className="flex list-disc flex-col gap-1 pl-5">
              <li>{t('migrate.warnScanners')}</li>
              <li>{t('migrate.warnPutEvent')}</li>
            </ul>
            <div className="mt-4">
              <ValueMeter set={next} />
            </div>
            <div className="mt-2">
              <RenderedSelectors set={next} facts={facts} />
            </div>
          </Card>
        </div>
        <Callout actions={<div className="max-sm:w-full">{apply}</div>}>{t('migrate.howBack')}</Callout>
      </div>
    </>
  );
}
