import type { ReactNode } from 'react';

/** One key, as it is printed on a keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="mono inline-grid h-5 min-w-5 place-items-center rounded-sm border border-line-strong border-b-2 bg-raised px-1 text-ink-2 text-xs leading-none">
      {children}
    </kbd>
  );
}

/** Keys pressed together (`Ctrl+K`) or one after the other (`g t`). */
export function KeyCombination({ keys }: { keys: string }) {
  const parts = keys.split(/([+ ])/).filter((part) => part !== '+' && part !== ' ' && part !== '');
  return (
    <span className="inline-flex items-center gap-1">
      {parts.map((part) => (
        <Kbd key={part}>{part}</Kbd>
      ))}
    </span>
  );
}
