'use client';

import { X } from 'lucide-react';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as AriaToastContent,
  UNSTABLE_ToastQueue as AriaToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components/Toast';
import { useTranslations } from 'use-intl/react';
import { Button } from './button';
import { IconButton } from './icon-button';
import { NOTICE_EDGE, NoticeIcon, type NoticeTone } from './notice-tone';

export interface ToastContent {
  title: string;
  description?: string;
  tone?: NoticeTone;
  /** E.g. *Undo*. */
  action?: { label: string; onAction: () => void };
}

const toasts = new AriaToastQueue<ToastContent>({ maxVisibleToasts: 4 });

const DEFAULT_TIMEOUT_MS = 6000;

/**
 * Says what just happened, from anywhere in the browser. One that carries an action, a warning or a danger stays
 * until it is closed: people who read slowly, or elsewhere, must not lose it.
 */
export function showToast(content: ToastContent): void {
  const stays = content.action || content.tone === 'danger' || content.tone === 'warning';
  toasts.add(content, stays ? undefined : { timeout: DEFAULT_TIMEOUT_MS });
}

/** Rendered once, by `app/providers.tsx`. */
export function ToastRegion() {
  const t = useTranslations('ui');
  return (
    <AriaToastRegion
      queue={toasts}
      aria-label={t('notifications')}
      className="fixed right-3 bottom-3 z-60 flex w-[min(24rem,calc(100vw-1.5rem))] flex-col gap-2 rounded-md outline-offset-4 max-md:bottom-[calc(3.5rem+env(safe-area-inset-bottom)+0.75rem)]"
    >
      {({ toast }) => {
        const { title, description, tone = 'info', action } = toast.content;
        return (
          <AriaToast
            toast={toast}
            className={`animate-slide flex items-start gap-2.5 rounded-md border-l-3 bg-raised py-2.5 pr-1.5 pl-3 shadow-overlay ${NOTICE_EDGE[tone]}`}
          >
            <NoticeIcon tone={tone} className="mt-0.5" />
            <AriaToastContent className="flex min-w-0 flex-1 flex-col gap-0.5 [overflow-wrap:anywhere]">
              <Text slot="title" className="font-medium">
                {title}
              </Text>
              {description && (
                <Text slot="description" className="text-ink-2 text-sm">
                  {description}
                </Text>
              )}
              {action && (
                <Button
                  slot={null}
                  size="small"
                  className="mt-1.5 self-start"
                  onPress={() => {
                    action.onAction();
                    toasts.close(toast.key);
                  }}
                >
                  {action.label}
                </Button>
              )}
            </AriaToastContent>
            <IconButton
              slot="close"
              size="small"
              label={t('close')}
              tooltipPlacement="left"
              icon={<X size={14} aria-hidden="true" />}
            />
          </AriaToast>
        );
      }}
    </AriaToastRegion>
  );
}
