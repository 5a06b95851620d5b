'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SkeletonRows } from '@/components/ui/skeleton';
import { setAsideQuery } from '@/lib/queries/jobs.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';
import { StrangerText } from './stranger-text';

/** What could not be read, and why, when somebody asks. */
export function SetAsideDialog({ count }: { count: number }) {
  const t = useTranslations('events.sync');
  return (
    <Dialog
      title={t('setAsideTitle')}
      size="medium"
      trigger={
        <Button size="small" variant="quiet" className="text-blocked!">
          {t('setAside', { count })}
        </Button>
      }
    >
      <p className="mb-3 max-w-prose text-ink-2">{t('setAsideText')}</p>
      <SetAsideList />
    </Dialog>
  );
}

function SetAsideList() {
  const t = useTranslations('events.sync');
  const { data, error, refetch } = useQuery(setAsideQuery);
  if (error) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={3} columns={3} isTall />;
  return (
    <ul className="flex flex-col">
      {data.map((entry) => (
        <li
          key={`${entry.bucket}/${entry.key}#${entry.position ?? ''}`}
          className="flex flex-col gap-1 border-line border-b py-2 last:border-b-0"
        >
          <div className="flex flex-wrap items-center gap-2">
            <Badge tone="blocked" isMono>
              {entry.reason}
            </Badge>
            <span className="text-sm">
              {entry.position === undefined
                ? t('setAsideWhole')
                : t('setAsideAt', { position: entry.position + 1 })}
            </span>
            <Reason code={entry.reason} />
          </div>
          <span className="mono text-ink-2 text-sm [overflow-wrap:anywhere]">{`s3://${entry.bucket}/${entry.key}`}</span>
          {entry.excerpt && (
            <StrangerText
              text={entry.excerpt}
              limit={400}
              className="mono text-sm [overflow-wrap:anywhere]"
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** In words; a code of an index that another version wrote says what it can by itself. */
function Reason({ code }: { code: string }) {
  const t = useTranslations('events.sync.setAsideReason');
  const known = SET_ASIDE_REASONS.find((reason) => reason === code);
  return known && <span>{t(known)}</span>;
}

const SET_ASIDE_REASONS = [
  'not-gzip',
  'truncated-gzip',
  'corrupt-gzip',
  'too-large',
  'bad-utf8',
  'not-json',
  'no-records',
  'not-an-object',
  'no-event-id',
  'no-event-time',
] as const;
