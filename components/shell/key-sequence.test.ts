import { expect, test } from 'vitest';
import { followKeys, keyName } from './key-sequence';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const known = ['g t', 'g e', 'j', 'Ctrl+K'];

test('a sequence is complete at its last key and keeps nothing', () => {
  expect(followKeys('', 'g', known)).toEqual({ pending: 'g' });
  expect(followKeys('g', 't', known)).toEqual({ complete: 'g t', pending: '' });
});

test('a key that leads nowhere begins anew', () => {
  expect(followKeys('g', 'g', known)).toEqual({ pending: 'g' });
  expect(followKeys('g', 'j', known)).toEqual({ complete: 'j', pending: '' });
  expect(followKeys('g', 'x', known)).toEqual({ pending: '' });
});

test('Command counts as Ctrl, and Alt belongs to the system', () => {
  expect(keyName({ ...plain, key: 'k', metaKey: true })).toBe('Ctrl+K');
  expect(keyName({ ...plain, key: 'k', ctrlKey: true })).toBe('Ctrl+K');
  expect(keyName({ ...plain, key: 'j', altKey: true })).toBeUndefined();
  expect(keyName({ ...plain, key: 'Control', ctrlKey: true })).toBeUndefined();
  expect(keyName({ ...plain, key: '?' })).toBe('?');
});
