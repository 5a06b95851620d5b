/** What an XML answer is made of: an array repeats its element, undefined leaves it out. */
export type XmlValue =
  | string
  | number
  | boolean
  | undefined
  | { readonly [element: string]: XmlValue }
  | readonly XmlValue[];

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A document with one root element. */
export function formatXml(root: string, namespace: string | undefined, content: XmlValue): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`;
  return `${DECLARATION}<${root}${attribute}>${formatContent(content)}</${root}>`;
}

function formatContent(value: XmlValue): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return escapeXml(String(value));
  if (isList(value)) return value.map(formatContent).join('');
  return Object.entries(value)
    .map(([element, child]) => formatElement(element, child))
    .join('');
}

function formatElement(element: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (isList(value)) return value.map((item) => formatElement(element, item)).join('');
  return `<${element}>${formatContent(value)}</${element}>`;
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

/** Control characters leave as references, as S3 writes them; XML 1.0 readers need `encoding-type=url` for those. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\p{Cc}]/gu, (character) => {
    const named = NAMED[character];
    return named ?? `&#x${(character.codePointAt(0) ?? 0).toString(16)};`;
  });
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '\n',
  '\t': '\t',
};
