import { LOCALES, type Locale } from '@/lib/messages/catalogue.ts';

const FALLBACK: Locale = 'en';

function findLocale(tag: string | undefined): Locale | undefined {
  const language = tag?.trim().toLowerCase().split('-')[0];
  return LOCALES.find((locale) => locale === language);
}

/**
 * A language that was chosen wins over one that the browser prefers. An unknown cookie is ignored, not an error.
 * Weights follow RFC 9110 §12.5.4: a missing q is 1, q=0 means "not this one".
 */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | undefined): Locale {
  const chosen = findLocale(cookie);
  if (chosen) return chosen;
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag, ...parameters] = part.split(';');
      const q = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
      return { locale: findLocale(tag), weight: q ? Number(q.slice(2)) : 1 };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wishes.find((wish) => wish.locale)?.locale ?? FALLBACK;
}
