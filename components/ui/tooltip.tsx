'use client';

import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

export interface TooltipProps {
  content: ReactNode;
  /** The trigger: a control of this kit, or a focusable element inside RAC's `Focusable`. */
  children: ReactNode;
  placement?: 'top' | 'bottom' | 'left' | 'right' | 'top start' | 'bottom start' | 'bottom end';
  delayMs?: number;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

/** Adds to what is visible; never the only place of something that is needed, since touch has no hover. */
export function Tooltip({ content, children, placement = 'top', delayMs = 350, ...open }: TooltipProps) {
  return (
    <TooltipTrigger delay={delayMs} closeDelay={80} {...open}>
      {children}
      <AriaTooltip
        placement={placement}
        offset={6}
        className="entering:animate-enter max-w-[min(40rem,calc(100vw-1rem))] rounded-md bg-raised px-2 py-1 text-ink text-sm shadow-overlay [overflow-wrap:anywhere]"
      >
        {content}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
