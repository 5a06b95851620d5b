import { MAX_EXPECTED_EVENTS } from '@/lib/audit/change-cost.ts';

/**
 * A count as people type it: with thousands set apart, with full-width digits of a Japanese keyboard. undefined where
 * it is none; the empty text is none either, and no fault.
 */
export function parseExpectedEvents(text: string): number | undefined {
  const digits = text
    .normalize('NFKC')
    .replace(/(?<=\d)[,.\s'’_]+(?=\d{3}(?!\d))/g, '')
    .trim();
  if (!/^\d{1,13}$/.test(digits)) return undefined;
  const count = Number(digits);
  return count <= MAX_EXPECTED_EVENTS ? count : undefined;
}

/** Event source → count, of the texts that are one. */
export function toExpectedCounts(texts: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([eventSource, text]) => {
      const count = parseExpectedEvents(text);
      return count === undefined ? [] : [[eventSource, count]];
    }),
  );
}
