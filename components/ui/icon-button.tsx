'use client';

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { type ButtonSize, type ButtonVariant, squareButtonLook } from './button-look';
import { Spinner } from './spinner';
import { Tooltip, type TooltipProps } from './tooltip';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  /** What it does, in words: its name for screen readers and its tooltip. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
  tooltipPlacement?: TooltipProps['placement'];
}

export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size = 'medium',
  className,
  tooltipPlacement = 'bottom',
  ...props
}: IconButtonProps) {
  return (
    <Tooltip content={label} placement={tooltipPlacement}>
      <AriaButton {...props} aria-label={label} className={squareButtonLook(variant, size, className)}>
        {props.isPending ? <Spinner /> : icon}
      </AriaButton>
    </Tooltip>
  );
}
