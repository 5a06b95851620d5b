'use client';

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { classNames } from './class-names';

/** Waypoints of a task: passed, here, still to come. Shows the way, does not steer it. */
export function Stepper({
  label,
  steps,
  current,
  className,
}: {
  label: string;
  steps: readonly { id: string; title: ReactNode }[];
  /** Index of the step that the person is at; `steps.length` when all are done. */
  current: number;
  className?: string;
}) {
  const t = useTranslations('ui');
  return (
    <ol aria-label={label} className={classNames('flex flex-wrap gap-y-2', className)}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          aria-current={index === current ? 'step' : undefined}
          className="flex items-center gap-2 text-ink-2 not-last:after:mx-1 not-last:after:w-8 not-last:after:border-line-control not-last:after:border-t-2 not-last:after:border-dotted aria-[current=step]:font-medium aria-[current=step]:text-ink data-passed:after:border-solid"
          data-passed={index < current || undefined}
        >
          <span
            aria-hidden="true"
            className={classNames(
              'grid size-5 place-items-center rounded-full border text-xs',
              index < current && 'border-accent bg-accent text-accent-ink',
              index === current && 'border-2 border-accent text-accent',
              index > current && 'border-line-control border-dashed',
            )}
          >
            {index < current ? <Check size={12} strokeWidth={3} /> : index + 1}
          </span>
          <span>
            <span className="sr-only">{t('step', { n: index + 1, total: steps.length })} </span>
            {step.title}
            {index < current && <span className="sr-only"> ({t('stepDone')})</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
