'use client';

import { useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { cutLines, indentJson } from './indent-json';

/** Drawn at once without a pause that one would feel; the whole of a large record is drawn when asked for. */
const SHOWN_CHARACTERS = 24_000;
/** Lines that the browser may skip drawing while they are out of sight. */
const BLOCK_LINES = 200;

/** The record as delivered, laid out. Copying gives it byte for byte. */
export function EventRecordText({ json }: { json: string }) {
  const t = useTranslations('events.panel');
  const format = useFormatter();
  const [isWhole, setWhole] = useState(false);
  const text = useMemo(() => indentJson(json), [json]);
  const { head, isCut } = cutLines(text, SHOWN_CHARACTERS);
  const shown = isWhole ? text : head;
  const blocks = useMemo(() => toBlocks(shown), [shown]);
  const hasEscapes = useMemo(() => text.length < 1e6 && /\\u[0-9a-f]{4}/.test(text), [text]);
  const size = (length: number) =>
    length < 100_000
      ? `${format.number(Math.ceil(length / 1000))} kB`
      : `${format.number(length / 1_000_000, { maximumFractionDigits: 1 })} MB`;
  return (
    <section className="min-w-0">
      <div className="flex items-center gap-2 pb-1">
        <h3 className="flex-1 font-semibold">{t('record')}</h3>
        <CopyButton text={json} name={t('copyRecord')} placement="left" />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a scroll box must be reachable by keyboard, and named */}
      <pre
        role="region"
        aria-label={t('record')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, scrolling by keyboard
        tabIndex={0}
        className="mono max-h-[32rem] overflow-auto whitespace-pre-wrap rounded-md border border-line bg-sunken px-3 py-2.5 leading-5 [overflow-wrap:anywhere]"
      >
        {blocks.map((block, index) => (
          <code
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text have no identity but their place
            key={index}
            className="block [contain-intrinsic-size:auto_4000px] [content-visibility:auto]"
          >
            {block}
          </code>
        ))}
      </pre>
      {isCut && !isWhole && (
        <p className="flex flex-wrap items-center gap-2 pt-2 text-ink-2 text-sm">
          {t('shown', { shown: size(head.length), size: size(text.length) })}
          <Button size="small" onPress={() => setWhole(true)}>
            {t('showAll', { size: size(text.length) })}
          </Button>
        </p>
      )}
      {hasEscapes && <p className="pt-1 text-ink-2 text-sm">{t('hidden')}</p>}
    </section>
  );
}

function toBlocks(text: string): string[] {
  const lines = text.split('\n');
  if (lines.length <= BLOCK_LINES) return [text];
  const blocks: string[] = [];
  for (let from = 0; from < lines.length; from += BLOCK_LINES) {
    blocks.push(lines.slice(from, from + BLOCK_LINES).join('\n'));
  }
  return blocks;
}
