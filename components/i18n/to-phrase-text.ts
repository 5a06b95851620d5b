import { createTranslator } from 'use-intl/core';
import type { Phrase } from '@/lib/failure.ts';
import type { Locale, Messages } from '@/lib/messages/catalogue.ts';

/** Gives a phrase its language. The same function on the server and in the browser. */
export type PhraseWriter = (phrase: Phrase) => string;

export function createPhraseWriter(locale: Locale, messages: Messages): PhraseWriter {
  const translate = createTranslator({ locale, messages, timeZone: 'UTC' });
  return ({ key, values }) => translate(key, values);
}
