/** An element of an XML request body: its children in order, or its text. */
export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Deeper than any request of S3, and shallow enough for the stack. */
const MOST_DEPTH = 32;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads the XML that S3's requests carry: elements and text. Undefined for what is not well formed, and for document
 * types, which could name files of this machine or grow without end. Attributes, comments and prefixes of namespaces
 * are passed over.
 */
export function parseXml(source: string): XmlElement | undefined {
  const text = source.replace(/^\uFEFF/, '');
  let at = 0;
  let isBroken = false;

  function skipMisc(): void {
    for (;;) {
      while (at < text.length && /\s/.test(text.charAt(at))) at++;
      if (text.startsWith('<?', at)) leap('?>');
      else if (text.startsWith('<!--', at)) leap('-->');
      else return;
    }
  }

  function leap(end: string): void {
    const found = text.indexOf(end, at);
    if (found === -1) isBroken = true;
    at = found === -1 ? text.length : found + end.length;
  }

  function readElement(depth: number): XmlElement | undefined {
    const opening =
      /<([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
    opening.lastIndex = at;
    const [whole, tag = '', , slash] = opening.exec(text) ?? [];
    if (whole === undefined || depth > MOST_DEPTH) return undefined;
    at += whole.length;
    const name = tag.slice(tag.indexOf(':') + 1);
    if (slash === '/') return { name, children: [], text: '' };

    const children: XmlElement[] = [];
    let content = '';
    for (;;) {
      const next = text.indexOf('<', at);
      if (next === -1) return undefined;
      const decoded = decodeEntities(text.slice(at, next));
      if (decoded === undefined) return undefined;
      content += decoded;
      at = next;
      if (text.startsWith(`</${tag}`, at)) {
        const closing = /<\/[^\s>]+\s*>/y;
        closing.lastIndex = at;
        const end = closing.exec(text)?.[0];
        if (end === undefined || end.slice(2, -1).trim() !== tag) return undefined;
        at += end.length;
        return { name, children, text: content };
      }
      if (text.startsWith('<!--', at)) {
        leap('-->');
      } else if (text.startsWith('<![CDATA[', at)) {
        const end = text.indexOf(']]>', at);
        if (end === -1) return undefined;
        content += text.slice(at + '<![CDATA['.length, end);
        at = end + 3;
      } else {
        const child = readElement(depth + 1);
        if (child === undefined) return undefined;
        children.push(child);
      }
      if (isBroken) return undefined;
    }
  }

  skipMisc();
  const root = readElement(0);
  skipMisc();
  return root === undefined || isBroken || at !== text.length ? undefined : root;
}

/** Undefined where an ampersand begins nothing. */
function decodeEntities(text: string): string | undefined {
  let isBroken = false;
  const decoded = text.replace(/&([^;&]*;)?/g, (_whole, body: string | undefined) => {
    const name = body?.slice(0, -1) ?? '';
    const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
    const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
    if (code <= 0x10ffff) return String.fromCodePoint(code);
    const named = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    if (named === undefined) isBroken = true;
    return named ?? '';
  });
  return isBroken ? undefined : decoded;
}

/** The text of the first child of that name. */
export function findText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}
