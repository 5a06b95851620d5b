'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import { usePhrase } from '@/components/i18n/intl';
import { Callout } from '@/components/ui/callout';
import { reviewSelectorSet } from '@/lib/cloudtrail/review-selectors.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';

/** What AWS would accept and a person would rather know: redundant parts, conditions that never match, limits near. */
export function SelectorReview({ set, logBucket }: { set: SelectorSet; logBucket: string }) {
  const t = useTranslations('changes.review');
  const write = usePhrase();
  const findings = useMemo(() => reviewSelectorSet(set, { logBucket }), [set, logBucket]);
  if (findings.length === 0) return null;
  return (
    <Callout
      tone={findings.some(({ severity }) => severity === 'warning') ? 'warning' : 'info'}
      title={t('title')}
    >
      <ul className="flex list-disc flex-col gap-1.5 pl-5">
        {findings.map((finding) => (
          <li key={`${finding.path} ${write(finding.message)}`}>
            {write(finding.message)} <span className="text-ink-2">{write(finding.hint)}</span>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
