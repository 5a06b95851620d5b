import type { Route } from 'next';

/** The screens of the navigation, in the order of the way: what there is, what is recorded, what was seen, what was done. */
export const SCREENS: readonly {
  id: 'overview' | 'trails' | 'events' | 'changes';
  href: Route;
  /** `g` and then this key goes there. */
  key: string;
}[] = [
  { id: 'overview', href: '/', key: 'o' },
  { id: 'trails', href: '/trails', key: 't' },
  { id: 'events', href: '/events', key: 'e' },
  { id: 'changes', href: '/changes', key: 'c' },
];

export function isCurrentScreen(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
