'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { AppShell, type AppShellProps } from '@/components/shell/app-shell';
import type { Destination } from '@/components/shell/shell-data';
import { trailPath } from '@/components/trails/trail-path';
import { resetSandbox } from '@/lib/actions/sandbox.ts';
import { inventoryQuery } from '@/lib/queries/inventory.ts';

/** The frame with what it can do here: the palette finds trails, the sandbox can be reset. */
export function ConsoleShell({
  children,
  ...frame
}: Pick<AppShellProps, 'data' | 'theme' | 'isNavigationNarrow'> & { children: ReactNode }) {
  const queryClient = useQueryClient();

  async function listDestinations(): Promise<Destination[]> {
    const accounts = await queryClient.fetchQuery(inventoryQuery);
    return accounts.flatMap(({ connection, trails }) =>
      trails.map(({ trail, accountId }) => ({
        id: `${connection.id} ${trail.trailARN}`,
        label: trail.name,
        description: `${connection.name} · ${accountId} · ${trail.homeRegion}`,
        href: trailPath(connection.id, trail.trailARN),
      })),
    );
  }

  async function reset() {
    const result = await resetSandbox();
    // Every fact on every screen came from the sandbox as it was.
    if (result.ok) await queryClient.resetQueries();
    return result;
  }

  return (
    <AppShell {...frame} listDestinations={listDestinations} resetSandbox={reset}>
      {children}
    </AppShell>
  );
}
