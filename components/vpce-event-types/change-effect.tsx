'use client';

import { useTranslations } from 'use-intl/react';
import { EventClassList } from '@/components/selectors/event-class-list';
import { RenderedSelectors } from '@/components/selectors/rendered-selectors';
import { SelectorJson } from '@/components/selectors/selector-json';
import { SelectorReview } from '@/components/selectors/selector-review';
import { ValueMeter } from '@/components/selectors/value-meter';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import type { Comparison } from '@/lib/cloudtrail/selector-compare.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';

/** What the change starts and stops recording, decided as one types. */
export function ChangeEffect({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('changes');
  return (
    <Card title={t('vpce.effect')}>
      <div className="flex flex-col gap-4" aria-live="polite">
        {comparison.same && <p className="text-ink-2">{t('vpce.noEffect')}</p>}
        {comparison.starts.length > 0 && (
          <section>
            <h3 className="mb-1 font-medium text-recording">{t('vpce.starts')}</h3>
            <EventClassList classes={comparison.starts} />
          </section>
        )}
        {comparison.stops.length > 0 && (
          <section>
            <h3 className="mb-1 font-medium text-stopped">{t('vpce.stops')}</h3>
            <EventClassList classes={comparison.stops} />
          </section>
        )}
        <p className="text-ink-2 text-sm">{t('vpce.unchanged')}</p>
      </div>
    </Card>
  );
}

/** The selectors that come of it: what is odd about them, the limit that they use up, and how else to write them. */
export function ChangedSelectors({ next, facts }: { next: SelectorSet; facts: TrailFacts }) {
  const t = useTranslations('changes');
  return (
    <Card>
      <div className="flex flex-col gap-2">
        <SelectorReview set={next} logBucket={facts.trail.s3BucketName} />
        <ValueMeter set={next} />
        <Disclosure title={t('vpce.json')}>
          <SelectorJson set={next} name={t('vpce.json')} />
        </Disclosure>
        <RenderedSelectors set={next} facts={facts} />
      </div>
    </Card>
  );
}
