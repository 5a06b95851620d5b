'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useMemo, useState, useTransition } from 'react';
import { useLocale } from 'use-intl/react';
import type { Locale } from '@/lib/messages/catalogue.ts';
import { type Theme, writePreference } from './preference-cookie';

interface Preferences {
  theme: Theme;
  chooseTheme: (theme: Theme) => void;
  locale: Locale;
  chooseLocale: (locale: Locale) => void;
  /** The page is being written in the other language. */
  isTranslating: boolean;
}

const PreferencesContext = createContext<Preferences | undefined>(undefined);

/** Theme and language live in cookies, so that the server's first frame is already right and no script must run. */
export function PreferencesProvider({ theme: initial, children }: { theme: Theme; children: ReactNode }) {
  const router = useRouter();
  const locale = useLocale();
  const [theme, setTheme] = useState(initial);
  const [isTranslating, startTransition] = useTransition();
  const value = useMemo<Preferences>(
    () => ({
      theme,
      locale,
      isTranslating,
      chooseTheme(next) {
        writePreference('theme', next);
        document.documentElement.dataset.theme = next;
        setTheme(next);
      },
      chooseLocale(next) {
        writePreference('locale', next);
        startTransition(() => router.refresh());
      },
    }),
    [theme, locale, isTranslating, router],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  const value = useContext(PreferencesContext);
  if (!value) throw new Error('usePreferences outside <PreferencesProvider>');
  return value;
}
