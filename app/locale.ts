import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { createTranslator } from 'use-intl/core';
import { catalogues, type Locale } from '@/lib/messages/catalogue.ts';
import { chooseLocale } from './choose-locale';

/** The reader's language: the cookie `locale`, else what the browser asks for, else English. */
export const getLocale = cache(async (): Promise<Locale> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return chooseLocale(jar.get('locale')?.value, head.get('accept-language') ?? undefined);
});

/** Translator for server components: `const t = await getTranslator(); t('shell.nav.trails')`. */
export const getTranslator = cache(async () => {
  const locale = await getLocale();
  return createTranslator({ locale, messages: catalogues[locale], timeZone: 'UTC' });
});
