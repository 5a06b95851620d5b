interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * How a pressed key is written in a shortcut: `j`, `?`, `Enter`, `Ctrl+K`. Command counts as Ctrl, as on a Mac.
 * Undefined for what belongs to the browser or the system.
 */
export function keyName(press: KeyPress): string | undefined {
  if (press.altKey) return undefined;
  if (press.ctrlKey || press.metaKey)
    return press.key.length === 1 ? `Ctrl+${press.key.toUpperCase()}` : undefined;
  return press.key;
}

/**
 * One step in a sequence of keys such as `g t`. Gives the sequence that is complete, or what to keep while it may
 * still become one. A key that leads nowhere begins anew, so `g g t` goes where `g t` goes.
 */
export function followKeys(
  pending: string,
  key: string,
  known: readonly string[],
): { complete?: string; pending: string } {
  const longer = pending === '' ? key : `${pending} ${key}`;
  if (known.includes(longer)) return { complete: longer, pending: '' };
  if (known.some((sequence) => sequence.startsWith(`${longer} `))) return { pending: longer };
  return pending === '' ? { pending: '' } : followKeys('', key, known);
}
