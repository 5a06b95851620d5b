'use client';

import { toTheme } from '@/components/shell/preference-cookie';
import { catalogues } from '@/lib/messages/catalogue.ts';
import './globals.css';
import { chooseLocale } from './choose-locale';

/** When even the frame could not be drawn: no provider can be counted on, so it speaks straight from the catalogue. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  const locale = chooseLocale(readCookie('locale'), undefined);
  const { problem, retry: retryLabel } = catalogues[locale].ui;
  return (
    <html lang={locale} data-theme={toTheme(readCookie('theme'))} suppressHydrationWarning>
      <body className="grid min-h-dvh place-items-center p-6">
        <main role="alert" className="flex max-w-prose flex-col items-start gap-2" suppressHydrationWarning>
          <h1 className="font-semibold text-xl">{problem.title}</h1>
          <p className="text-ink-2">{problem.body}</p>
          <button
            type="button"
            onClick={retry}
            className="mt-3 h-8 rounded-md bg-accent px-3 font-medium text-accent-ink hover:bg-accent-hover"
          >
            {retryLabel}
          </button>
        </main>
      </body>
    </html>
  );
}

function readCookie(name: string): string | undefined {
  if (typeof document === 'undefined') return undefined;
  const pair = document.cookie.split('; ').find((text) => text.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
