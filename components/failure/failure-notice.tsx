'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { usePhrase } from '@/components/i18n/intl';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import type { Failure } from '@/lib/failure.ts';

/**
 * What happened and what to do, in the reader's language; AWS's own words beside it, never instead of it.
 * `onRetry` shows only where another attempt can help.
 */
export function FailureNotice({
  failure,
  title,
  onRetry,
  isRetrying,
  className,
}: {
  failure: Failure;
  /** Where it happened, e.g. an account's name; the failure's own sentence follows. */
  title?: ReactNode;
  onRetry?: () => void;
  isRetrying?: boolean;
  className?: string;
}) {
  const t = useTranslations('ui');
  const phrase = usePhrase();
  const isWarning = failure.code === 'throttled' || failure.code === 'conflict';
  return (
    <Callout
      tone={isWarning ? 'warning' : 'danger'}
      title={title ?? phrase(failure.message)}
      isLive
      className={className}
      actions={
        failure.retryable &&
        onRetry && (
          <Button size="small" onPress={onRetry} isPending={isRetrying}>
            {t('retry')}
          </Button>
        )
      }
    >
      {title !== undefined && <p className="text-ink">{phrase(failure.message)}</p>}
      {failure.hint && <p>{phrase(failure.hint)}</p>}
      <dl className="mt-1.5 grid grid-cols-[max-content_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 text-sm empty:hidden">
        <Fact label={t('failure.missingAction')} value={failure.iamAction} canCopy />
        <Fact label={t('failure.field')} value={failure.field} />
        <Fact
          label={t('failure.from')}
          value={[failure.awsName, failure.awsMessage].filter(Boolean).join(': ')}
        />
        <Fact label={t('failure.requestId')} value={failure.requestId} canCopy />
      </dl>
    </Callout>
  );
}

function Fact({ label, value, canCopy }: { label: string; value?: string; canCopy?: boolean }) {
  if (!value) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd className="mono flex min-w-0 items-center gap-1 text-ink [overflow-wrap:anywhere]">
        <span className="min-w-0">{value}</span>
        {canCopy && <CopyButton text={value} name={label} className="-my-1" />}
      </dd>
    </>
  );
}
