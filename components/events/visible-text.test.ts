import { expect, test } from 'vitest';
import { escapeHidden, toTextParts, toVisibleText } from './visible-text';

test('plain text of any script stays as it is', () => {
  for (const text of [
    'arn:aws:iam::111122223333:user/zoé',
    '日本語のロール',
    'مستخدم',
    '🛰️'.slice(0, 2),
    '',
  ]) {
    expect(toVisibleText(text)).toBe(text);
  }
});

test('a bidi override is shown by its code point and cannot turn the text round', () => {
  expect(toVisibleText('user/\u202egpj.exe')).toBe('user/⟨U+202E⟩gpj.exe');
  expect(toTextParts('a\u2066b')).toEqual([
    { kind: 'text', text: 'a' },
    { kind: 'hidden', codePoint: 'U+2066' },
    { kind: 'text', text: 'b' },
  ]);
});

test('controls, line separators, zero-width characters, tags and lone surrogates are shown', () => {
  expect(toVisibleText('a\u0000\t\n\u001b\u007f\u0085')).toBe(
    'a⟨U+0000⟩⟨U+0009⟩⟨U+000A⟩⟨U+001B⟩⟨U+007F⟩⟨U+0085⟩',
  );
  expect(toVisibleText('\u200b\u2028\ufeff\u{e0041}\ud800')).toBe(
    '⟨U+200B⟩⟨U+2028⟩⟨U+FEFF⟩⟨U+E0041⟩⟨U+D800⟩',
  );
});

test('HTML is text like any other', () => {
  expect(toTextParts('<img src=x onerror=alert(1)>')).toEqual([
    { kind: 'text', text: '<img src=x onerror=alert(1)>' },
  ]);
});

test('escaping for JSON keeps the meaning of the string', () => {
  const nasty = 'a\u202eb\u{e0041}\u2028';
  const escaped = escapeHidden(JSON.stringify(nasty));
  expect(escaped).toBe('"a\\u202eb\\udb40\\udc41\\u2028"');
  expect(JSON.parse(escaped)).toBe(nasty);
});
