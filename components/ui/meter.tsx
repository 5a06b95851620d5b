'use client';

import { Label } from 'react-aria-components/Label';
import { Meter as AriaMeter } from 'react-aria-components/Meter';
import { useTranslations } from 'use-intl/react';
import { classNames } from './class-names';

/** How much of a limit is used, e.g. 212 of 500 values. Turns amber from 80 %, red when over. */
export function Meter({
  label,
  value,
  max,
  valueLabel,
  className,
}: {
  label: string;
  value: number;
  max: number;
  valueLabel?: string;
  className?: string;
}) {
  const t = useTranslations('ui');
  const isOver = value > max;
  const fill = isOver ? 'bg-stopped-mark' : value >= max * 0.8 ? 'bg-blocked-mark' : 'bg-accent';
  const text = valueLabel ?? t('outOf', { value, max });
  return (
    <AriaMeter
      value={Math.min(value, max)}
      maxValue={max}
      valueLabel={text}
      className={classNames('flex flex-col gap-1', className)}
    >
      {({ percentage }) => (
        <>
          <div className="flex flex-wrap justify-between gap-x-4 text-sm">
            <Label>{label}</Label>
            <span className={isOver ? 'font-semibold text-stopped' : 'text-ink-2'}>{text}</span>
          </div>
          <div className="relative h-2 overflow-hidden rounded-sm bg-line">
            <div className={classNames('h-full', fill)} style={{ width: `${percentage}%` }} />
            <div className="absolute inset-0 bg-[repeating-linear-gradient(90deg,transparent_0_calc(10%_-_1px),var(--color-surface)_calc(10%_-_1px)_10%)]" />
          </div>
        </>
      )}
    </AriaMeter>
  );
}
