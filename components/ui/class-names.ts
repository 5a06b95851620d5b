/** Joins what is there. Order has no meaning: no two parts should set the same property. */
export function classNames(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
