'use client';

import { type KeyboardEvent, type PointerEvent, useCallback, useSyncExternalStore } from 'react';

const MIN_WIDTH = 320;
const STEP = 24;

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Width in pixels, remembered in this browser. Storage may be forbidden; then the width lasts for the page. */
const remembered = new Map<string, number>();

function read(key: string, fallback: number): number {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  try {
    const stored = Number(window.localStorage.getItem(key));
    return stored >= MIN_WIDTH ? stored : fallback;
  } catch {
    return fallback;
  }
}

function write(key: string, width: number): void {
  remembered.set(key, width);
  try {
    window.localStorage.setItem(key, String(width));
  } catch {
    // Private windows may refuse storage; the Map above still holds the width.
  }
  for (const listener of listeners) listener();
}

const SERVER_MAX = 1200;

function subscribeToResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

function readMaximum(): number {
  return Math.max(MIN_WIDTH, Math.round(window.innerWidth * 0.7));
}

/** Behaviour of the handle at a right-hand panel's left edge: drag, arrow keys, Home and End. */
export function usePanelWidth(storageKey: string, initial: number) {
  const key = `panel-width:${storageKey}`;
  const width = useSyncExternalStore(
    subscribe,
    () => read(key, initial),
    () => initial,
  );
  const max = useSyncExternalStore(subscribeToResize, readMaximum, () => SERVER_MAX);
  const set = useCallback(
    (next: number) => write(key, Math.round(Math.min(max, Math.max(MIN_WIDTH, next)))),
    [key, max],
  );
  const handleProps = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.focus();
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const right = event.currentTarget.parentElement?.getBoundingClientRect().right;
      if (right !== undefined) set(right - event.clientX);
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const next = {
        ArrowLeft: width + STEP,
        ArrowRight: width - STEP,
        Home: max,
        End: MIN_WIDTH,
      }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      set(next);
    },
  };
  return { width: Math.min(width, max), min: MIN_WIDTH, max, handleProps };
}
