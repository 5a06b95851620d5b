'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { usePhrase } from '@/components/i18n/intl';
import { Button } from '@/components/ui/button';
import type { EventClass } from '@/lib/cloudtrail/selector-compare.ts';

const FIRST = 8;

/** Classes of events in words, each what its events have in common. Long lists open on demand. */
export function EventClassList({ classes }: { classes: readonly EventClass[] }) {
  const t = useTranslations('ui');
  const write = usePhrase();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? classes : classes.slice(0, FIRST);
  return (
    <div className="flex flex-col items-start gap-2">
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {shown.map((eventClass) => {
          const sentence = eventClass.phrases.map(write).join(' · ');
          return (
            <li key={sentence} className="[overflow-wrap:anywhere]">
              {sentence}
            </li>
          );
        })}
      </ul>
      {classes.length > FIRST && (
        <Button size="small" variant="quiet" onPress={() => setOpen(!isOpen)}>
          {isOpen ? t('less') : `${t('more')} (${classes.length - FIRST})`}
        </Button>
      )}
    </div>
  );
}
