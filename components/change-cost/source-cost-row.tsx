'use client';

import { useTranslations } from 'use-intl/react';
import { TextField } from '@/components/ui/text-field';
import type { SourceCost } from '@/lib/audit/change-cost.ts';
import { eventSourceName } from '@/lib/cloudtrail/event-source.ts';
import { parseExpectedEvents } from './expected-events';
import { useCostText } from './use-cost-text';

/** What one event source adds or saves: what is known of it, and what is not, with a field for what one expects. */
export function SourceCostRow({
  cost: { eventSource, effect, known, unknown },
  expected,
  onExpectedChange,
}: {
  cost: SourceCost;
  /** As typed. */
  expected: string;
  onExpectedChange: (text: string) => void;
}) {
  const t = useTranslations('cost');
  const text = useCostText();
  const source = eventSourceName(eventSource);
  const isFault = expected.trim() !== '' && parseExpectedEvents(expected) === undefined;
  return (
    <li className="flex flex-col gap-2 border-line border-t py-2.5">
      <p className="font-medium [overflow-wrap:anywhere]">
        {effect === 'stops' ? t('stopped', { source }) : source}
      </p>
      {known && (
        <div>
          <p className="tabular-nums">
            {t(`${effect}.figure`, {
              events: text.events(known.eventsPerMonth),
              usd: text.usd(known.usdPerMonth),
            })}
          </p>
          <p className="text-ink-2 text-sm">{text.period(known)}</p>
          {known.recordedBy.length > 0 && (
            <p className="text-ink-2 text-sm [overflow-wrap:anywhere]">
              {t('recordedBy', { trails: text.trails(known.recordedBy), count: known.recordedBy.length })}
            </p>
          )}
        </div>
      )}
      {unknown && (
        <p className="text-ink-2">{t(`unknown.${unknown.reason}`, { part: known ? 'rest' : 'all' })}</p>
      )}
      {unknown && effect === 'starts' && (
        <TextField
          label={t('expected', { source })}
          inputMode="numeric"
          autoComplete="off"
          value={expected}
          onChange={onExpectedChange}
          // One line whatever it says, so that nothing below moves as one types.
          {...(isFault
            ? { errorMessage: t('expectedInvalid') }
            : {
                description:
                  unknown.expected && expected.trim() !== ''
                    ? t('expectedCost', { usd: text.usd(unknown.expected.usdPerMonth) })
                    : t('expectedHint'),
              })}
        />
      )}
    </li>
  );
}
