'use client';

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { followKeys, keyName } from './key-sequence';
import { areSingleKeysOn } from './single-keys';

export interface Shortcut {
  /** `j`, `Enter`, `Ctrl+K`, or one after the other: `g t`. */
  keys: string;
  /** What it does, in the reader's language, for the list that `?` shows. */
  label: string;
  run: () => void;
}

type Scope = 'everywhere' | 'here';
type Registry = Map<object, { scope: Scope; shortcuts: readonly Shortcut[] }>;

const RegistryContext = createContext<Registry | undefined>(undefined);

const SEQUENCE_MS = 1200;
const TYPING =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable="true"]';
const OVERLAY = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const [registry] = useState<Registry>(() => new Map());
  const pending = useRef({ keys: '', until: 0 });

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const key = keyName(event);
    if (!key) return;
    const target = event.target instanceof Element ? event.target : undefined;
    const isChord = key.startsWith('Ctrl+');
    if (!isChord && (target?.closest(TYPING) || !areSingleKeysOn())) return;
    if (target?.closest(OVERLAY)) return;
    const all = [...registry.values()].flatMap((entry) => entry.shortcuts);
    const kept = event.timeStamp < pending.current.until ? pending.current.keys : '';
    const step = followKeys(
      kept,
      key,
      all.map((shortcut) => shortcut.keys),
    );
    pending.current = { keys: step.pending, until: event.timeStamp + SEQUENCE_MS };
    if (!step.complete) return;
    event.preventDefault();
    all.findLast((shortcut) => shortcut.keys === step.complete)?.run();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);

  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error('useShortcuts outside <ShortcutsProvider>');
  return registry;
}

/**
 * Keys of a screen, as long as the calling component is shown. They rest while someone types or an overlay is open;
 * the screen's own win over those of the frame.
 */
export function useShortcuts(shortcuts: readonly Shortcut[], scope: Scope = 'here'): void {
  const registry = useRegistry();
  useEffect(() => {
    const owner = {};
    registry.set(owner, { scope, shortcuts });
    return () => {
      registry.delete(owner);
    };
  }, [registry, scope, shortcuts]);
}

/** Reads the keys that hold right now. */
export function useShortcutList(): (scope: Scope) => readonly Shortcut[] {
  const registry = useRegistry();
  return (scope) =>
    [...registry.values()].filter((entry) => entry.scope === scope).flatMap((entry) => entry.shortcuts);
}
