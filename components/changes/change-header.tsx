'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { PageHeader } from '@/components/ui/page-header';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';

/** What is about to change, and on which trail of which account and Region; the button that does it. */
export function ChangeHeader({
  facts: { trail, accountId },
  back,
  headline,
  intro,
  apply,
}: {
  facts: TrailFacts;
  back: ReactNode;
  headline: string;
  intro: string;
  apply: ReactNode;
}) {
  const t = useTranslations('changes');
  return (
    <PageHeader
      title={back}
      headline={headline}
      detail={
        <>
          <p>{intro}</p>
          <p className="text-sm">
            {t('target', { name: trail.name, account: accountId, region: trail.homeRegion })}
          </p>
        </>
      }
      actions={apply}
    />
  );
}
