'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { type Sync, useSyncOfTrails } from './use-sync';

const SyncContext = createContext<Sync | undefined>(undefined);

/** The server tells of its jobs several times a second: only what shows them is drawn anew. */
export function SyncProvider({ children }: { children: ReactNode }) {
  return <SyncContext value={useSyncOfTrails()}>{children}</SyncContext>;
}

export function useSync(): Sync {
  const sync = useContext(SyncContext);
  if (!sync) throw new Error('useSync outside <SyncProvider>');
  return sync;
}
