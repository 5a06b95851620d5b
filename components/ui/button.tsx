'use client';

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { type ButtonSize, type ButtonVariant, buttonLook } from './button-look';
import { Spinner } from './spinner';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Stands before the words. While pending, the spinner takes its place and the width stays. */
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  className,
  children,
  isPending,
  ...props
}: ButtonProps) {
  return (
    <AriaButton {...props} isPending={isPending} className={buttonLook(variant, size, className)}>
      {isPending && icon ? <Spinner /> : icon}
      {isPending && !icon ? (
        <span className="relative">
          <span className="opacity-0">{children}</span>
          <span className="absolute inset-0 grid place-items-center">
            <Spinner />
          </span>
        </span>
      ) : (
        children
      )}
    </AriaButton>
  );
}
