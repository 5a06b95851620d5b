'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { IntlProvider } from 'use-intl/react';
import type { Locale, Messages } from '@/lib/messages/catalogue.ts';
import type { en } from '@/lib/messages/en/index.ts';
import { createPhraseWriter, type PhraseWriter } from './to-phrase-text';

const PhraseContext = createContext<PhraseWriter | undefined>(undefined);

export interface IntlRootProps {
  locale: Locale;
  messages: Messages;
  /** When the server answered, so that the first "2 min ago" is the same in both worlds. */
  now: Date;
  children: ReactNode;
}

export function IntlRoot({ locale, messages, now, children }: IntlRootProps) {
  const write = useMemo(() => createPhraseWriter(locale, messages), [locale, messages]);
  // use-intl types a catalogue by its English texts, to check what they need; every language has these keys.
  const typed = messages as typeof en;
  return (
    <IntlProvider locale={locale} messages={typed} timeZone="UTC" now={now}>
      <PhraseContext value={write}>{children}</PhraseContext>
    </IntlProvider>
  );
}

/** `(phrase) => string`, for sentences that come from `lib/` without a language. */
export function usePhrase(): PhraseWriter {
  const write = useContext(PhraseContext);
  if (!write) throw new Error('usePhrase outside <IntlRoot>');
  return write;
}
