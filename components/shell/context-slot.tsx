'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import { createPortal } from 'react-dom';

const SlotContext = createContext<{
  element: HTMLElement | null;
  setElement: (element: HTMLElement | null) => void;
}>({
  element: null,
  setElement: () => {},
});

export function ContextSlotProvider({ children }: { children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  return <SlotContext value={{ element, setElement }}>{children}</SlotContext>;
}

/** Where the context bar keeps room for what the current screen has to say. */
export function ContextSlotOutlet() {
  const { setElement } = useContext(SlotContext);
  return <div ref={setElement} className="flex min-w-0 items-center gap-2" />;
}

/** Puts its children into the context bar, e.g. `<ContextSlot><DataAge … /></ContextSlot>` on a screen. */
export function ContextSlot({ children }: { children: ReactNode }) {
  const { element } = useContext(SlotContext);
  return element ? createPortal(children, element) : null;
}
