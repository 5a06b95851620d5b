'use client';

import { useSyncExternalStore } from 'react';

const KEY = 'single-keys';
const listeners = new Set<() => void>();
let remembered: boolean | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** On unless switched off in this browser. */
export function areSingleKeysOn(): boolean {
  if (remembered !== undefined) return remembered;
  try {
    return window.localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

function set(isOn: boolean): void {
  remembered = isOn;
  try {
    window.localStorage.setItem(KEY, isOn ? 'on' : 'off');
  } catch {
    // Private windows may refuse storage; the choice then lasts for the page.
  }
  for (const listener of listeners) listener();
}

/** WCAG 2.1.4: keys without Ctrl can be switched off, since speech input "types" whole words of them. */
export function useSingleKeys(): [boolean, (isOn: boolean) => void] {
  return [useSyncExternalStore(subscribe, areSingleKeysOn, () => true), set];
}
