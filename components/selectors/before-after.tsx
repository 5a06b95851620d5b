'use client';

import { useTranslations } from 'use-intl/react';
import { Card, type CardProps } from '@/components/ui/card';
import { Tabs } from '@/components/ui/tabs';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';
import { SelectorExplanations } from './selector-explanations';
import { SelectorJson } from './selector-json';

/** Two sets side by side, in words and as JSON; on a phone one above the other. */
export function BeforeAfter({
  before,
  after,
  headingLevel,
}: {
  before: SelectorSet;
  after: SelectorSet;
  headingLevel?: CardProps['headingLevel'];
}) {
  const t = useTranslations('changes');
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Side title={t('before')} set={before} headingLevel={headingLevel} />
      <Side title={t('after')} set={after} headingLevel={headingLevel} />
    </div>
  );
}

function Side({
  title,
  set,
  headingLevel,
}: Pick<CardProps, 'title' | 'headingLevel'> & { set: SelectorSet }) {
  const t = useTranslations();
  const kind = t(set.kind === 'basic' ? 'changes.migrate.beforeKind' : 'changes.migrate.afterKind');
  return (
    <Card title={title} headingLevel={headingLevel} description={kind}>
      <Tabs
        label={kind}
        tabs={[
          {
            id: 'words',
            title: t('changes.migrate.asWords'),
            content: <SelectorExplanations set={set} nothing={t('trails.trail.recordsNothing')} />,
          },
          { id: 'json', title: t('changes.migrate.asJson'), content: <SelectorJson set={set} name={kind} /> },
        ]}
      />
    </Card>
  );
}
