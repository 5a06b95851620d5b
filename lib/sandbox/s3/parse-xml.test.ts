import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatXml } from '../http/xml.ts';
import { findText, parseXml } from './parse-xml.ts';

describe('parseXml', () => {
  it('reads what is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ Key: fc.string(), Size: fc.nat() }), { minLength: 1, maxLength: 5 }),
        (items) => {
          const root = parseXml(formatXml('List', 'http://example.com/', { Item: items }));
          const read = root?.children.map((child) => ({
            Key: findText(child, 'Key'),
            Size: Number(findText(child, 'Size')),
          }));
          expect(read).toEqual(items);
        },
      ),
    );
  });

  it('passes over declarations, comments, attributes and prefixes, and keeps CDATA', () => {
    const text =
      '\uFEFF<?xml version="1.0"?>\n<!-- a --><s:Delete xmlns:s="http://x/" a=\'b\'><s:Quiet/>' +
      '<Object><Key><![CDATA[<&]]>&#x3c;&#62;&amp;</Key></Object><!-- b --></s:Delete>\n<!-- c -->';
    expect(parseXml(text)).toEqual({
      name: 'Delete',
      text: '',
      children: [
        { name: 'Quiet', text: '', children: [] },
        { name: 'Object', text: '', children: [{ name: 'Key', text: '<&<>&', children: [] }] },
      ],
    });
  });

  it.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a></a><b/>',
    '<a><b></a></b>',
    '<a>&nbsp;</a>',
    '<a>&</a>',
    '<a>&#x110000;</a>',
    '<a b=c/>',
    '<a><!-- </a>',
    '<a><![CDATA[</a>',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    '<a>'.repeat(40) + '</a>'.repeat(40),
  ])('refuses %j', (text) => {
    expect(parseXml(text)).toBeUndefined();
  });

  it('comes to an end, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', 'a', '!', '-', '[', '&', ';', ' ', '"', '=') }),
        (text) => {
          parseXml(text);
        },
      ),
    );
    const long = '<a'.repeat(100_000);
    expect(parseXml(long)).toBeUndefined();
  });
});
