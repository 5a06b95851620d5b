'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { formatMoment } from './moment';
import { useZone, type Zone } from './time-zone';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day in few characters; the clock time stands beside it in every language alike. */
function formatDay(iso: string, locale: string, zone: Zone): string {
  const key = `${locale} ${zone}`;
  let format = formats.get(key);
  if (!format) {
    const timeZone = zone === 'utc' ? 'UTC' : undefined;
    format = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone });
    formats.set(key, format);
  }
  return format.format(new Date(iso));
}

/** For a column of times: the clock time, and the day in quieter ink. */
export function EventTime({ iso }: { iso: string }) {
  const zone = useZone();
  const locale = useLocale();
  return (
    <time dateTime={iso} title={iso} className="flex gap-2 whitespace-nowrap">
      <span>{formatMoment(iso, zone).slice(11)}</span>
      <span className="text-ink-3">{formatDay(iso, locale, zone)}</span>
    </time>
  );
}

/** Day, time and zone, for a sentence or a field. */
export function ExactTime({ iso, isShort }: { iso: string; isShort?: boolean }) {
  const zone = useZone();
  const name = useZoneName();
  const moment = formatMoment(iso, zone);
  return (
    <time dateTime={iso} title={iso} className="whitespace-nowrap">
      {isShort ? moment.slice(11) : moment} {name}
    </time>
  );
}

export function useZoneName(): string {
  const zone = useZone();
  const t = useTranslations('events.zone');
  if (zone === 'utc') return t('utc');
  return t('localName', { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone });
}
