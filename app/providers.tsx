'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { IntlRoot, type IntlRootProps } from '@/components/i18n/intl';
import { ToastRegion } from '@/components/ui/toast';

/** What every client component may count on: words, links through Next's router, queries, toasts. */
export function Providers({ children, ...intl }: IntlRootProps) {
  const router = useRouter();
  const [queryClient] = useState(createQueryClient);
  return (
    <IntlRoot {...intl}>
      <I18nProvider locale={intl.locale}>
        {/* React Aria hands hrefs on as text; they were checked as routes where they were written. */}
        <RouterProvider navigate={(href) => router.push(href as Route)}>
          <QueryClientProvider client={queryClient}>
            {children}
            <ToastRegion />
          </QueryClientProvider>
        </RouterProvider>
      </I18nProvider>
    </IntlRoot>
  );
}

/** Expected failures arrive as values and are not retried here; what throws is a broken line, tried once more. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, retry: 1, refetchOnWindowFocus: false } },
  });
}
