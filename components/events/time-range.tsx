'use client';

import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Popover } from '@/components/ui/popover';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TextField } from '@/components/ui/text-field';
import { type EventFilter, RELATIVE_RANGES } from '@/lib/cloudtrail/event-filter.ts';
import { useZoneName } from './event-time';
import type { TimeRange } from './filter-tokens';
import { formatMoment, parseMoment } from './moment';
import { useZone, writeZone } from './time-zone';

/** Which time is shown, relative to now or from and to. */
export function TimeRangePicker({
  filter,
  onChange,
}: {
  filter: EventFilter;
  onChange: (range: TimeRange) => void;
}) {
  const t = useTranslations('events.range');
  const words = useRangeWords(filter);
  return (
    <Popover
      label={t('label')}
      className="w-[min(19rem,calc(100vw-2rem))]"
      trigger={
        <Button icon={<CalendarClock size={14} aria-hidden="true" />} aria-label={`${t('label')}: ${words}`}>
          {words}
        </Button>
      }
    >
      {(close) => (
        <RangeForm
          filter={filter}
          onChange={(range) => {
            onChange(range);
            close();
          }}
        />
      )}
    </Popover>
  );
}

function useRangeWords({ relative, from, to }: EventFilter): string {
  const t = useTranslations('events.range');
  const zone = useZone();
  if (relative) return t(relative);
  if (!from && !to) return t('all');
  const start = from ? formatMoment(from, zone) : '…';
  // Within one day the date is said once.
  const end = to ? formatMoment(to, zone) : '…';
  return `${start} – ${end.slice(0, 10) === start.slice(0, 10) ? end.slice(11) : end}`;
}

function RangeForm({ filter, onChange }: { filter: EventFilter; onChange: (range: TimeRange) => void }) {
  const t = useTranslations('events.range');
  const zone = useZone();
  const zoneName = useZoneName();
  const [from, setFrom] = useState(filter.from ? formatMoment(filter.from, zone) : '');
  const [to, setTo] = useState(filter.to ? formatMoment(filter.to, zone) : '');
  const [isTried, setTried] = useState(false);
  const parsed = { from: parseMoment(from, zone), to: parseMoment(to, zone) };
  const isFromWrong = from.trim() !== '' && parsed.from === undefined;
  const isToWrong = to.trim() !== '' && parsed.to === undefined;
  const isReversed = parsed.from !== undefined && parsed.to !== undefined && parsed.from >= parsed.to;
  const current = filter.relative ?? (filter.from || filter.to ? undefined : 'all');
  return (
    <div className="flex flex-col gap-3">
      <ul aria-label={t('relative')} className="grid grid-cols-2 gap-1">
        {(['all', ...RELATIVE_RANGES] as const).map((range) => (
          <li key={range}>
            <Button
              size="small"
              variant="quiet"
              aria-pressed={range === current}
              className={classNames(
                'w-full justify-start!',
                range === current && 'bg-accent-soft! text-accent!',
              )}
              onPress={() => onChange(range === 'all' ? {} : { relative: range })}
            >
              {t(range)}
            </Button>
          </li>
        ))}
      </ul>
      <div className="sm:hidden">
        <ZoneToggle />
      </div>
      <form
        aria-label={t('absolute')}
        className="flex flex-col gap-2 border-line border-t pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isFromWrong || isToWrong || isReversed) return;
          onChange({ ...(parsed.from && { from: parsed.from }), ...(parsed.to && { to: parsed.to }) });
        }}
      >
        <TextField
          label={t('from')}
          isMono
          placeholder="2026-11-23 09:00:00"
          value={from}
          onChange={setFrom}
          errorMessage={isTried && isFromWrong ? t('invalid') : undefined}
        />
        <TextField
          label={t('to')}
          isMono
          placeholder="2026-11-23 17:00:00"
          value={to}
          onChange={setTo}
          errorMessage={
            isTried ? (isToWrong ? t('invalid') : isReversed ? t('order') : undefined) : undefined
          }
          description={t('format', { zone: zoneName })}
        />
        <Button type="submit" className="self-end">
          {t('apply')}
        </Button>
      </form>
    </div>
  );
}

export function ZoneToggle() {
  const t = useTranslations('events.zone');
  const zone = useZone();
  return (
    <SegmentedControl
      label={t('label')}
      options={[
        { value: 'utc', label: t('utc') },
        { value: 'local', label: t('local') },
      ]}
      value={zone}
      onChange={writeZone}
    />
  );
}
