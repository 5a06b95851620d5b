import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { ConsoleShell } from '@/components/console/console-shell';
import { toTheme } from '@/components/shell/preference-cookie';
import { catalogues } from '@/lib/messages/catalogue.ts';
import './globals.css';
import { getLocale } from './locale';
import { Providers } from './providers';
import { readShellData } from './shell-data';

export const metadata: Metadata = {
  title: { default: 'Trailpoint', template: '%s · Trailpoint' },
  description:
    'Find the trails that cannot record VPC endpoint events, migrate them, and explore what they capture.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar, head, data] = await Promise.all([getLocale(), cookies(), headers(), readShellData()]);
  const theme = toTheme(jar.get('theme')?.value);
  const styleNonce = head.get('x-style-nonce') ?? undefined;
  return (
    <html lang={locale} data-theme={theme}>
      <head>
        <meta property="csp-nonce" content={styleNonce} />
      </head>
      <body>
        <Providers locale={locale} messages={catalogues[locale]} now={new Date()}>
          <ConsoleShell
            data={data}
            theme={theme}
            isNavigationNarrow={jar.get('navigation')?.value === 'narrow'}
          >
            {children}
          </ConsoleShell>
        </Providers>
      </body>
    </html>
  );
}
