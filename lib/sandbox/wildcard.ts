/** Matches the whole text; `*` stands for any characters and `?` for one, as in EC2 filters and IAM policies. */
export function matchesWildcard(pattern: string, text: string): boolean {
  return matches(pattern, '*', '?', text);
}

/** The wildcards of a pattern in pieces: longer than a character, so that no piece of text can be taken for one. */
export const ANY = 'any';
export const ONE = 'one';

/** Like `matchesWildcard`, for a pattern in which some `*` and `?` are plain characters: one character a piece. */
export function matchesPieces(pieces: readonly string[], text: string): boolean {
  return matches(pieces, ANY, ONE, text);
}

/** Walked by hand: a pattern from a stranger, made into a regular expression, can take for ever. */
function matches(pattern: ArrayLike<string>, any: string, one: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === any) {
      star = p++;
      resume = t;
    } else if (p < pattern.length && (pattern[p] === one || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star !== -1) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === any) p++;
  return p === pattern.length;
}
