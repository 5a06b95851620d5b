'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { usePhrase } from '@/components/i18n/intl';
import { Button } from '@/components/ui/button';
import { explainSelectorSet } from '@/lib/cloudtrail/selector-explain.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';

/** A set in plain words, one entry for each selector, with the selector's own name where it has one. */
export function SelectorExplanations({ set, nothing }: { set: SelectorSet; nothing: string }) {
  const write = usePhrase();
  const explanations = explainSelectorSet(set);
  if (explanations.length === 0) return <p className="text-ink-2">{nothing}</p>;
  return (
    <ol className="flex flex-col gap-3">
      {explanations.map((explanation, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: selectors have no identity but their place
          key={index}
          className="border-line-strong border-l-2 pl-3"
        >
          {explanation.name && (
            <p className="text-ink-2 text-sm [overflow-wrap:anywhere]">{explanation.name}</p>
          )}
          <ul className="flex flex-col gap-0.5">
            {explanation.phrases.map((phrase) => {
              const sentence = write(phrase);
              return (
                <li key={sentence} className="[overflow-wrap:anywhere]">
                  {sentence}
                </li>
              );
            })}
          </ul>
          {explanation.values.length > 1 && <ValueList values={explanation.values} />}
        </li>
      ))}
    </ol>
  );
}

const FIRST = 6;

/** The values themselves, in full: the ends of an ARN carry the meaning. */
function ValueList({ values }: { values: readonly string[] }) {
  const t = useTranslations('ui');
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="mt-1 flex flex-col items-start gap-1">
      <ul className="mono flex flex-col text-ink-2 text-sm">
        {(isOpen ? values : values.slice(0, FIRST)).map((value) => (
          <li key={value} className="[overflow-wrap:anywhere]">
            {value}
          </li>
        ))}
      </ul>
      {values.length > FIRST && (
        <Button size="small" variant="quiet" onPress={() => setOpen(!isOpen)}>
          {isOpen ? t('less') : `${t('more')} (${values.length - FIRST})`}
        </Button>
      )}
    </div>
  );
}
