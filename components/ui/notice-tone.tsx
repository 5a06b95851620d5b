import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import { classNames } from './class-names';

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger';

export const NOTICE_EDGE: Record<NoticeTone, string> = {
  info: 'border-l-ready-mark',
  success: 'border-l-recording-mark',
  warning: 'border-l-blocked-mark',
  danger: 'border-l-stopped-mark',
};

const INK: Record<NoticeTone, string> = {
  info: 'text-ready-mark',
  success: 'text-recording-mark',
  warning: 'text-blocked-mark',
  danger: 'text-stopped-mark',
};

const ICON = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: OctagonAlert } as const;

export function NoticeIcon({ tone, className }: { tone: NoticeTone; className?: string }) {
  const Icon = ICON[tone];
  return <Icon size={16} aria-hidden="true" className={classNames('shrink-0', INK[tone], className)} />;
}
