/** Characters that a terminal obeys or hides: controls, bidirectional marks, line separators, what has no letter. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * JSON as `JSON.stringify` writes it, with every invisible character escaped. It reads back as the same value, and
 * neither a terminal nor a person's eye is led astray by it.
 */
export function toSafeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(INVISIBLE, (character) =>
    // Only the line breaks of the indentation are left as they are: strings hold none.
    character === '\n' ? character : escapeUtf16(character),
  );
}

function escapeUtf16(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** The same with code points, as YAML and HCL write them: `\u0007`, `\U000e0041`. */
export function escapeCodePoints(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
