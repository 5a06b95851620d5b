'use client';

import { useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';

/** For bugs. What is expected to fail is a value and is shown where it belongs. */
export default function ScreenError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('ui');
  useEffect(() => {
    console.error(error);
  }, [error]);
  const digest = findDigest(error);
  return (
    <ErrorState
      headingLevel="h1"
      title={t('problem.title')}
      description={
        <>
          <p>{t('problem.body')}</p>
          {digest && (
            <p className="mt-1 text-sm">
              {t('problem.digest')}: <code className="mono">{digest}</code>
            </p>
          )}
        </>
      }
      actions={
        <Button variant="primary" onPress={retry}>
          {t('retry')}
        </Button>
      }
    />
  );
}

/** Server errors reach the browser without their text; the digest finds them in the log. */
function findDigest(error: unknown): string | undefined {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string'
    ? error.digest
    : undefined;
}
