import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { NOTICE_EDGE, NoticeIcon, type NoticeTone } from './notice-tone';

const GROUND: Record<NoticeTone, string> = {
  info: 'bg-ready-soft',
  success: 'bg-recording-soft',
  warning: 'bg-blocked-soft',
  danger: 'bg-stopped-soft',
};

/** Something to know where it matters. `isLive` when it appears in answer to something the person did. */
export function Callout({
  tone = 'info',
  title,
  children,
  actions,
  isLive,
  className,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  isLive?: boolean;
  className?: string;
}) {
  return (
    <div
      role={isLive ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={classNames(
        'flex items-start gap-2.5 rounded-md border-l-3 py-2.5 pr-4 pl-3',
        GROUND[tone],
        NOTICE_EDGE[tone],
        className,
      )}
    >
      <NoticeIcon tone={tone} className="mt-0.5" />
      <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="flex min-w-0 max-w-prose flex-[0_1_auto] flex-col gap-0.5 [overflow-wrap:anywhere]">
          {title && <p className="font-semibold text-ink">{title}</p>}
          {children && <div className="text-ink-2">{children}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
