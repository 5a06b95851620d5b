import { expect, test } from 'vitest';
import { chooseLocale } from './choose-locale';

test('a language that was chosen wins over what the browser asks for', () => {
  expect(chooseLocale('ja', 'en-GB,en;q=0.9')).toBe('ja');
  expect(chooseLocale('en', 'ja')).toBe('en');
});

test('without a choice, the heaviest wish that we speak is taken', () => {
  expect(chooseLocale(undefined, 'de, en;q=0.7, ja-JP;q=0.8')).toBe('ja');
  expect(chooseLocale(undefined, 'ja;q=0, en;q=0.1')).toBe('en');
});

test('an unknown cookie, an unreadable header and no header at all fall to English', () => {
  expect(chooseLocale('../etc', 'fr')).toBe('en');
  expect(chooseLocale(undefined, ';;;q=banana,,ja;q=x')).toBe('en');
  expect(chooseLocale(undefined, undefined)).toBe('en');
});
