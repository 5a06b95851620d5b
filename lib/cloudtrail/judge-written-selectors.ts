import type { WrittenSelectors } from './parse-written-selectors.ts';
import { type SelectorFault, validateSelectorSet } from './selector-faults.ts';
import type { SelectorTarget } from './selector-fields.ts';

/**
 * All that AWS would refuse in what somebody wrote, and what is probably not meant: also where AWS would stop at a
 * member that it cannot read, the rest is judged.
 */
export function judgeWrittenSelectors(
  { set, draft, target: own }: WrittenSelectors,
  target: SelectorTarget = own,
): SelectorFault[] {
  if (set.ok) return validateSelectorSet(set.value, target);
  const unread = set.error.map(({ path }) => path);
  const rest = draft ? validateSelectorSet(draft, target) : [];
  // Something stands in the draft for what could not be read: what is said near it is said of that.
  const known = rest.filter(
    ({ path }) => isWhole(path) || !unread.some((other) => isWithin(path, other) || isWithin(other, path)),
  );
  return [...set.error, ...known];
}

/** The path of the list of selectors, which speaks of their number. */
function isWhole(path: string): boolean {
  return /^\w*$/.test(path);
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || (path.startsWith(outer) && /^[.[]/.test(path.slice(outer.length)));
}
