import { createTranslator } from 'use-intl/core';
import type { Phrase } from '../failure.ts';
import type { Locale, Messages } from '../messages/catalogue.ts';

/** Gives phrases their language; of the two catalogues only the one that is needed is loaded. */
export interface PhraseWriter {
  readonly write: (phrase: Phrase) => string;
  /** What a class of events has in common, as one phrase. */
  readonly join: (phrases: readonly Phrase[]) => string;
}

export async function loadPhraseWriter(locale: Locale): Promise<PhraseWriter> {
  const messages = await loadMessages(locale);
  const translate = createTranslator({ locale, messages, timeZone: 'UTC' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const write = ({ key, values }: Phrase) => translate(key, values);
  return { write, join: (phrases) => list.format(phrases.map(write)) };
}

async function loadMessages(locale: Locale): Promise<Messages> {
  return locale === 'ja'
    ? (await import('../messages/ja/index.ts')).ja
    : (await import('../messages/en/index.ts')).en;
}
