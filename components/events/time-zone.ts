'use client';

import { useSyncExternalStore } from 'react';

export type Zone = 'utc' | 'local';

const STORAGE_KEY = 'events-time-zone';
const listeners = new Set<() => void>();
let remembered: Zone | undefined;

function read(): Zone {
  if (remembered) return remembered;
  try {
    return window.localStorage.getItem(STORAGE_KEY) === 'local' ? 'local' : 'utc';
  } catch {
    return 'utc';
  }
}

export function writeZone(zone: Zone): void {
  remembered = zone;
  try {
    window.localStorage.setItem(STORAGE_KEY, zone);
  } catch {
    // Private windows may refuse storage; then the choice lasts for the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The zone in which times are read, as this browser remembers it. UTC on the server, which cannot know. */
export function useZone(): Zone {
  return useSyncExternalStore(subscribe, read, () => 'utc');
}
