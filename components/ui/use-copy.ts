'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

const SAID_FOR_MS = 1600;

/** Copies, and says for a moment that it did. `failed` where the browser refuses, e.g. over plain HTTP from afar. */
export function useCopy(text: string): { state: 'idle' | 'copied' | 'failed'; copy: () => Promise<void> } {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = useCallback(async () => {
    clearTimeout(timer.current);
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('failed');
    }
    timer.current = setTimeout(() => setState('idle'), SAID_FOR_MS);
  }, [text]);
  return { state, copy };
}
