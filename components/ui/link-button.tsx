import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonLook } from './button-look';

/** Looks like a button, goes somewhere. For what does something, take `Button`. */
export function LinkButton<T extends string>({
  href,
  variant = 'secondary',
  size = 'medium',
  icon,
  className,
  children,
}: {
  href: Route<T>;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Link href={href} className={buttonLook(variant, size, className)}>
      {icon}
      {children}
    </Link>
  );
}
