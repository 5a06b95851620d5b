'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import { changesQuery } from '@/lib/queries/changes.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';
import { ChangeList } from './change-list';

export function ChangesScreen({ isReadOnly }: { isReadOnly: boolean }) {
  const t = useTranslations('changes');
  const { data: changes, error, refetch } = useQuery(changesQuery());
  return (
    <>
      <PageHeader title={t('title')} headline={changes ? t('headline', { count: changes.length }) : ' '} />
      {error && !changes ? (
        <FailureNotice failure={toFailure(error)} onRetry={() => refetch()} />
      ) : (
        <Card isFlush>
          {!changes ? (
            <SkeletonRows rows={5} columns={4} isTall />
          ) : changes.length === 0 ? (
            <EmptyState title={t('empty')} description={t('emptyHint')} />
          ) : (
            <ChangeList changes={changes} isReadOnly={isReadOnly} />
          )}
        </Card>
      )}
    </>
  );
}
