'use client';

import { RefreshCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';

/** How old the facts on the screen are, and the way to newer ones. `refresh` is done before the page is drawn anew. */
export function DataAge({ readAt, refresh }: { readAt: Date | string; refresh?: () => Promise<unknown> }) {
  const t = useTranslations('shell.context');
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  return (
    <span className="flex items-center gap-1 whitespace-nowrap text-ink-2 text-sm">
      <span className="max-sm:hidden">
        {t.rich('readAt', { time: () => <RelativeTime date={readAt} /> })}
      </span>
      <RelativeTime date={readAt} className="sm:hidden" />
      <IconButton
        label={t('refresh')}
        size="small"
        isPending={isPending}
        icon={<RefreshCw size={14} aria-hidden="true" />}
        onPress={() =>
          startTransition(async () => {
            await refresh?.();
            router.refresh();
          })
        }
      />
    </span>
  );
}
