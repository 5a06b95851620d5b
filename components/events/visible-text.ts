/** A stretch of text, or one character that would be invisible or would reorder its neighbours, by its code point. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hidden'; readonly codePoint: string };

/**
 * Controls (C0, DEL, C1), soft hyphen, bidi marks, embeddings, overrides and isolates, zero-width characters, line
 * and paragraph separators, fillers, variation selectors, tags and lone surrogates. Event fields are written by
 * strangers: such a character can make a name read like another one (Unicode TR 36, section 2 and 3).
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points are sought, on purpose
  /[\p{Cc}\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180b}-\u{180f}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{206f}\u{3164}\u{fe00}-\u{fe0f}\u{feff}\u{ffa0}\u{fff0}-\u{fffb}\u{e0000}-\u{e0fff}\p{Cs}]/gu;

export function toTextParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push({ kind: 'hidden', codePoint: toCodePoint(match[0]) });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** The same for places that hold plain text only: titles, labels, options. */
export function toVisibleText(text: string): string {
  return text.replace(HIDDEN, (character) => `⟨${toCodePoint(character)}⟩`);
}

/** Writes the same characters as JSON escapes, which mean the same inside a JSON string. */
export function escapeHidden(jsonString: string): string {
  return jsonString.replace(HIDDEN, (character) =>
    Array.from({ length: character.length }, (_, unit) => toEscape(character.charCodeAt(unit))).join(''),
  );
}

function toCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function toEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
