'use client';

import { createContext, useContext } from 'react';
import type { KnownNames } from './use-names';

const NamesContext = createContext<KnownNames | undefined>(undefined);

export const ExplorerNames = NamesContext.Provider;

/** The names that the inventory knows, for cells far below the explorer. */
export function useExplorerNames(): KnownNames {
  const names = useContext(NamesContext);
  if (!names) throw new Error('useExplorerNames outside <ExplorerNames>');
  return names;
}
