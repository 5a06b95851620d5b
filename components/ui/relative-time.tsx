'use client';

import { Focusable } from 'react-aria-components/Focusable';
import { useFormatter, useLocale, useTranslations } from 'use-intl/react';
import { classNames } from './class-names';
import { useClock } from './clock';
import { Tooltip } from './tooltip';

const JUST_NOW_MS = 10_000;

/** "2 min ago", with the exact time in UTC and in the reader's zone on hover and focus. */
export function RelativeTime({
  date,
  isFocusable = true,
  className,
}: {
  /** A Date, or an ISO 8601 text. */
  date: Date | string;
  /** Off in tables of many rows, where each would be a stop of the Tab key and the row's page shows the exact time. */
  isFocusable?: boolean;
  className?: string;
}) {
  const t = useTranslations('ui');
  const format = useFormatter();
  const locale = useLocale();
  const now = useClock();
  const moment = typeof date === 'string' ? new Date(date) : date;
  const iso = moment.toISOString();
  const distanceMs = now.getTime() - moment.getTime();
  const words =
    Math.abs(distanceMs) < JUST_NOW_MS
      ? t('justNow')
      : format.relativeTime(moment, { now, style: 'short', numberingSystem: 'latn' });
  const exact = t('exactTime', { time: iso.slice(0, 19).replace('T', ' ') });
  const time = <time dateTime={iso}>{words}</time>;
  if (!isFocusable)
    return (
      <span title={exact} className={classNames('relative z-1 whitespace-nowrap', className)}>
        {time}
      </span>
    );
  return (
    <Tooltip
      content={
        <span className="flex flex-col">
          <span>{exact}</span>
          <LocalTime moment={moment} locale={locale} />
        </span>
      }
    >
      <Focusable>
        <span
          role="img"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time is there on focus, not on hover alone
          tabIndex={0}
          aria-label={`${words}, ${exact}`}
          className={classNames(
            'relative z-1 cursor-default whitespace-nowrap rounded-sm decoration-dotted underline-offset-3 hover:underline',
            className,
          )}
        >
          {time}
        </span>
      </Focusable>
    </Tooltip>
  );
}

/** Only ever drawn in an open tooltip, thus in the browser: the server does not know the reader's zone. */
function LocalTime({ moment, locale }: { moment: Date; locale: string }) {
  const parts = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(moment);
  const zone = new Intl.DateTimeFormat(locale).resolvedOptions().timeZone;
  const t = useTranslations('ui');
  if (zone === 'UTC') return null;
  return <span className="text-ink-2">{t('localTime', { time: parts, zone })}</span>;
}
