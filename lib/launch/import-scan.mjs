/**
 * @typedef {object} Import
 * @property {string} specifier
 * @property {number} line from 1
 * @property {boolean} typeOnly erased before it runs
 */

const MARK = '\u0001';
const SPECIFIER = `["']${MARK}(\\d+)${MARK}["']`;
const FORMS = [
  // import 'x' · import type { A } from 'x' · import a, * as b from 'x'
  new RegExp(`(?<![\\w$.])import\\s*(type\\s+(?!from\\b))?(?:[\\w$*{},\\s]+?\\sfrom\\s*)?${SPECIFIER}`, 'g'),
  // export * from 'x' · export type { A } from 'x'
  new RegExp(
    `(?<![\\w$.])export\\s*(type\\s+)?(?:\\*(?:\\s*as\\s+[\\w$]+)?|\\{[^}]*\\})\\s*from\\s*${SPECIFIER}`,
    'g',
  ),
  // import('x') · require('x')
  new RegExp(`(?<![\\w$.])import\\s*\\(()\\s*${SPECIFIER}`, 'g'),
  new RegExp(`(?<![\\w$.])require\\s*\\(()\\s*${SPECIFIER}`, 'g'),
];
/** new URL('x', import.meta.url), which is how a worker is named. It is relative without a dot, too. */
const URL_FORM = new RegExp(
  `(?<![\\w$.])new\\s+URL\\s*\\(()\\s*${SPECIFIER}\\s*,\\s*import\\.meta\\.url`,
  'g',
);

/**
 * Every module that a source names, however it does: imports, re-exports, `import()`, `require`, worker URLs.
 * No parser is at hand before anything is installed, so comments and strings are taken out first, and what is left
 * has few forms.
 * @param {string} source of JavaScript or TypeScript, with or without JSX
 * @returns {Import[]}
 */
export function scanImports(source) {
  const { code, strings } = takeOutStrings(source);
  const find = (/** @type {RegExp} */ form) =>
    [...code.matchAll(form)].map((match) => ({
      specifier: strings[Number(match[2])] ?? '',
      line: code.slice(0, match.index + match[0].length).split('\n').length,
      typeOnly: Boolean(match[1]),
    }));
  const found = FORMS.flatMap(find);
  const urls = find(URL_FORM).map((url) => ({
    ...url,
    specifier: /^(?:\.|\/|[a-z]+:)/.test(url.specifier) ? url.specifier : `./${url.specifier}`,
  }));
  return [...found, ...urls].sort((a, b) => a.line - b.line);
}

/**
 * The source with every comment blanked, and every string replaced by its number. Line breaks stay where they are.
 * @param {string} source
 */
function takeOutStrings(source) {
  const strings = /** @type {string[]} */ ([]);
  const breaks = (/** @type {string} */ text) => text.replace(/[^\n]/g, '');
  /** @param {number} start @param {number} depth of braces below which a template's `${…}` ends; -1: the whole source */
  const scan = (start, isInside) => {
    let code = '';
    let depth = 0;
    let at = start;
    while (at < source.length) {
      const rest = source.slice(at, at + 2);
      const char = source[at];
      if (rest === '//') {
        at = endOr(source.indexOf('\n', at), source.length);
      } else if (rest === '/*') {
        const end = endOr(source.indexOf('*/', at + 2), source.length);
        code += ` ${breaks(source.slice(at, end))}`;
        at = end + 2;
      } else if (char === '"' || char === "'") {
        const text = matchAt(/(["'])((?:\\.|(?!\1)[^\\\n])*)\1/y, source, at);
        // An apostrophe in JSX text ends nowhere on its line.
        code +=
          text === undefined ? char : `${char}${MARK}${strings.push(text.slice(1, -1)) - 1}${MARK}${char}`;
        at += text?.length ?? 1;
      } else if (char === '`') {
        const plain = matchAt(/`(?:\\.|[^\\`$])*`/y, source, at);
        if (plain !== undefined) {
          code += `"${MARK}${strings.push(plain.slice(1, -1)) - 1}${MARK}"${breaks(plain)}`;
          at += plain.length;
        } else {
          const template = scanTemplate(at + 1);
          code += template.code;
          at = template.end;
        }
      } else if (char === '/' && mayStartPattern(code)) {
        const pattern = matchAt(/\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y, source, at);
        code += pattern === undefined ? '/' : '0';
        at += pattern?.length ?? 1;
      } else {
        if (char === '{') depth += 1;
        if (char === '}') {
          if (isInside && depth === 0) return { code, end: at + 1 };
          depth -= 1;
        }
        code += char;
        at += 1;
      }
    }
    return { code, end: at };
  };
  /** @param {number} start just after the backtick */
  const scanTemplate = (start) => {
    let code = ' ';
    let at = start;
    while (at < source.length && source[at] !== '`') {
      if (source[at] === '\\') {
        code += breaks(source.slice(at, at + 2));
        at += 2;
      } else if (source.startsWith('${', at)) {
        const inside = scan(at + 2, true);
        code += `(${inside.code})`;
        at = inside.end;
      } else {
        code += breaks(source[at] ?? '');
        at += 1;
      }
    }
    return { code, end: at + 1 };
  };
  return { code: scan(0, false).code, strings };
}

/** @param {number} index @param {number} otherwise */
function endOr(index, otherwise) {
  return index === -1 ? otherwise : index;
}

/** @param {RegExp} pattern sticky @param {string} source @param {number} at @returns {string | undefined} */
function matchAt(pattern, source, at) {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

/** Whether a slash after this code begins a regular expression rather than divides. @param {string} code */
function mayStartPattern(code) {
  const before = code.slice(-40).trimEnd();
  return (
    before === '' ||
    /[(,=:[!&|?{};+\-*%~^]$|=>$|\b(?:return|typeof|case|in|of|do|else|await|yield)$/.test(before)
  );
}
