/** Why a text is no time that a record can have, or seconds since 1970. */
const NO_TIME = -1;

const FIRST_YEAR = 2013;
const LAST_YEAR = 2099;

/**
 * Reads `2026-03-01T00:00:00Z` (or with a fraction, which is dropped) from the bytes; the same rule as
 * `parseEventRecord` has. -1 where it is no such time.
 */
export function readEventSecond(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 20 || bytes[end - 1] !== 0x5a || !hasMarks(bytes, start)) return NO_TIME;
  if (!isFraction(bytes, start + 19, end - 1)) return NO_TIME;
  const year = readDigits(bytes, start, 4);
  const month = readDigits(bytes, start + 5, 2);
  const day = readDigits(bytes, start + 8, 2);
  const hour = readDigits(bytes, start + 11, 2);
  const minute = readDigits(bytes, start + 14, 2);
  const second = readDigits(bytes, start + 17, 2);
  // readDigits is negative where there is something else than digits.
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return NO_TIME;
  if (day > daysOf(year, month)) return NO_TIME;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return NO_TIME;
  return daysSince1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
}

function hasMarks(bytes: Uint8Array, start: number): boolean {
  return (
    bytes[start + 4] === 0x2d &&
    bytes[start + 7] === 0x2d &&
    bytes[start + 10] === 0x54 &&
    bytes[start + 13] === 0x3a &&
    bytes[start + 16] === 0x3a
  );
}

/** Nothing, or a point and one to nine digits. */
function isFraction(bytes: Uint8Array, from: number, to: number): boolean {
  if (from === to) return true;
  if (bytes[from] !== 0x2e || to - from < 2 || to - from > 10) return false;
  return readDigits(bytes, from + 1, to - from - 1) >= 0;
}

function readDigits(bytes: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  // Every fourth year, and 2000 but not 2100: no other century lies between 2013 and 2099.
  return year % 4 === 0 ? 29 : 28;
}

/** Days from 1 March of year 0 in the Gregorian calendar, moved to 1970 (years that begin in March end in February). */
function daysSince1970(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const leaps = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leaps + Math.floor((153 * monthFromMarch + 2) / 5) + day - 1 - 719_468;
}
