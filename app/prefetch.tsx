import { dehydrate, type FetchQueryOptions, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

/**
 * Asks on the server what the screen inside will ask, side by side, so that it comes with its content. A query that
 * fails is left out: the browser asks again and shows the failure where it belongs.
 */
export async function Prefetch({
  queries,
  children,
}: {
  queries: readonly ((client: QueryClient) => Promise<unknown>)[];
  children: ReactNode;
}) {
  const client = new QueryClient();
  await Promise.all(queries.map((prefetch) => prefetch(client)));
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}

/** One entry of `Prefetch`. */
export function prefetch<T, K extends readonly unknown[]>(options: FetchQueryOptions<T, Error, T, K>) {
  return (client: QueryClient) => client.prefetchQuery(options);
}
