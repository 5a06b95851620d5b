import { expect, it } from 'vitest';
import { escapeCodePoints, toSafeJson } from './safe-json.ts';

const INVISIBLE = [
  '\u0007',
  '\u007f',
  '\u009b',
  '\u00ad',
  '\u202e',
  '\u2028',
  '\u2029',
  '\ue000',
  '\u{e0041}',
];

it('escapes every character that a terminal obeys or an eye passes over', () => {
  for (const character of INVISIBLE) {
    const json = toSafeJson({ text: `a${character}b` });
    expect(json).toMatch(/^\{"text":"a(\\u[0-9a-f]{4}){1,2}b"\}$/);
    expect(JSON.parse(json)).toEqual({ text: `a${character}b` });
  }
  expect(toSafeJson('é 監査 🛡')).toBe('"é 監査 🛡"');
  expect(toSafeJson('\u{e0041}')).toBe('"\\udb40\\udc41"');
});

it('leaves the line breaks of its own indentation', () => {
  expect(toSafeJson({ a: ['\u0007\n'] }, 2)).toBe('{\n  "a": [\n    "\\u0007\\n"\n  ]\n}');
});

it('escapes code points as YAML and HCL write them', () => {
  expect(escapeCodePoints('a\u0007\n\u00ad\uffff\u{10000}\u{e0041}\u{10ffff}')).toBe(
    'a\\u0007\\u000a\\u00ad\\uffff\u{10000}\\U000e0041\\U0010ffff',
  );
});
