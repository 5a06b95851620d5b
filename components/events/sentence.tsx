'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { EventRow } from '@/lib/cloudtrail/captured-event.ts';
import { toEventSentence } from './event-sentence';
import { writeSentence } from './event-sentence-tags';
import { ExactTime } from './event-time';
import { useExplorerNames } from './explorer-names';
import { StrangerText } from './stranger-text';

/** What happened, as one would tell it. */
export function Sentence({ row }: { row: EventRow }) {
  const t = useTranslations('events.sentence');
  const names = useExplorerNames();
  return writeSentence<ReactNode>(toEventSentence(row, names), {
    text: (text) => <StrangerText text={text} limit={300} className="font-medium" />,
    time: (iso) => <ExactTime iso={iso} />,
    message: (key, tags) => t.rich(key, tags),
  });
}
