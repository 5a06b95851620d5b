'use client';

import { useTranslations } from 'use-intl/react';
import { classNames } from '@/components/ui/class-names';
import type { Outcome } from './outcome';

const INK: Record<Outcome, string> = {
  allowed: 'text-allowed',
  denied: 'text-denied',
  failed: 'text-denied',
};
const MARK: Record<Outcome, string> = {
  allowed: 'text-allowed-mark',
  denied: 'text-denied-mark',
  failed: 'text-denied-mark',
};

/** A way that goes through, one that ends at a bar, one that breaks behind it. */
const SHAPE: Record<Outcome, React.ReactNode> = {
  allowed: <path d="M1 6h9M7 2.8 10.4 6 7 9.2" />,
  denied: <path d="M1 6h6.2M9 1.5v9" strokeWidth="2.2" />,
  failed: <path d="M1 6h3.6M6.4 3.4l4.4 5.2M10.8 3.4 6.4 8.6" />,
};

/** How a call ended: shape and word, in a cool or a warm ink. */
export function OutcomeMark({ outcome, className }: { outcome: Outcome; className?: string }) {
  const t = useTranslations('events.outcome');
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 whitespace-nowrap font-medium',
        INK[outcome],
        className,
      )}
    >
      <OutcomeShape outcome={outcome} />
      {t(outcome)}
    </span>
  );
}

export function OutcomeShape({ outcome }: { outcome: Outcome }) {
  return (
    <svg
      viewBox="0 0 12 12"
      width={12}
      height={12}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={classNames('shrink-0', MARK[outcome])}
    >
      {SHAPE[outcome]}
    </svg>
  );
}
