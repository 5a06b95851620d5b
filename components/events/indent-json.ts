import { escapeHidden } from './visible-text';

const INDENT = '  ';
/** A string, or a run of anything that is neither structure nor space: a number or a word. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+|"/gs;
const STRUCTURE = '{}[],:';

/**
 * Lays out a JSON text without parsing it: numbers keep every digit (20-digit ids would lose some as doubles),
 * strings and repeated members stay as delivered. Characters that cannot be seen become escapes, which mean the same.
 * Linear in the length of the text; a text that is no JSON comes out with all its words.
 */
export function indentJson(json: string): string {
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  let before = '';
  const breakLine = () => {
    lines.push(line);
    line = INDENT.repeat(depth);
  };
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      // An empty object or array stays on its line.
      if (before !== '{' && before !== '[') breakLine();
      line += token;
    } else {
      if (before === '{' || before === '[') breakLine();
      else if (before !== '' && !STRUCTURE.includes(before) && !STRUCTURE.includes(token)) line += ' ';
      if (token === '{' || token === '[') {
        line += token;
        depth += 1;
      } else if (token === ',') {
        line += token;
        breakLine();
      } else if (token === ':') line += ': ';
      else line += token.startsWith('"') ? escapeHidden(token) : token;
    }
    before = token;
  }
  lines.push(line);
  return lines.join('\n');
}

/** The beginning of a long text, cut at the end of a line where there is one near. */
export function cutLines(text: string, limit: number): { readonly head: string; readonly isCut: boolean } {
  if (text.length <= limit) return { head: text, isCut: false };
  const lineEnd = text.lastIndexOf('\n', limit);
  return { head: text.slice(0, lineEnd > limit / 2 ? lineEnd : limit), isCut: true };
}
