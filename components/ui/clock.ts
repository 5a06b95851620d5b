'use client';

import { useSyncExternalStore } from 'react';
import { useNow } from 'use-intl/react';

const TICK_MS = 10_000;

let now = new Date();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = new Date();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    timer = setInterval(tick, TICK_MS);
    tick();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * One clock for every "2 min ago" on the screen. While hydrating it shows the server's time, so that both worlds
 * write the same words; right after, the browser's.
 */
export function useClock(): Date {
  const serverNow = useNow();
  return useSyncExternalStore(
    subscribe,
    () => now,
    () => serverNow,
  );
}
