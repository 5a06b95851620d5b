import { classNames } from './class-names';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium';

const BASE =
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed';

const VARIANT: Record<ButtonVariant, string> = {
  primary:
    'border-transparent bg-accent text-accent-ink hover:bg-accent-hover pressed:bg-accent-hover disabled:bg-line disabled:text-ink-3',
  secondary:
    'border-line-control bg-raised text-ink hover:bg-hover hover:border-ink-3 pressed:bg-sunken disabled:border-line disabled:bg-transparent disabled:text-ink-3',
  quiet:
    'border-transparent bg-transparent text-ink-2 hover:bg-sunken hover:text-ink pressed:bg-line disabled:bg-transparent disabled:text-ink-3',
  danger:
    'border-transparent bg-danger text-danger-ink hover:bg-danger-hover pressed:bg-danger-hover disabled:bg-line disabled:text-ink-3',
};

const SIZE: Record<ButtonSize, string> = {
  small: 'h-7 px-2 text-sm pointer-coarse:h-9',
  medium: 'h-8 px-3 text-base pointer-coarse:h-11',
};

const SQUARE: Record<ButtonSize, string> = {
  small: 'size-7 pointer-coarse:size-9',
  medium: 'size-8 pointer-coarse:size-11',
};

/** One look for `<button>` and `<a>`. */
export function buttonLook(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return classNames(BASE, VARIANT[variant], SIZE[size], className);
}

export function squareButtonLook(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return classNames(BASE, VARIANT[variant], SQUARE[size], className);
}
