/** A copy of plain data in which one text stands for another, in keys as in values. */
export function replaceText<T>(data: T, from: string, to: string): T {
  // Plain data comes back from JSON as it was; account IDs are digits, so nothing needs escaping.
  return JSON.parse(JSON.stringify(data).replaceAll(from, to)) as T;
}
