/**
 * Text as a terminal may show it: what it would obey or hide (controls, bidirectional marks, line separators, halves
 * of characters) is spelled out. Names and values of selectors are written by strangers.
 */
export function toVisibleText(text: string): string {
  return text.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
