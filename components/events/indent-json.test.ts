import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutLines, indentJson } from './indent-json';

test('any JSON is laid out as JSON.stringify would, and means the same', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(JSON.parse(indentJson(json))).toEqual(JSON.parse(json));
    }),
  );
  const value = { a: [1, { b: null }], c: {}, d: [], e: 'x: {y}, [z]', f: '\\"' };
  expect(indentJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
});

test('numbers keep every digit and form that was delivered', () => {
  expect(indentJson('{"id":12345678901234567890,"x":1.0,"y":1E400,"z":-0.10}')).toBe(
    '{\n  "id": 12345678901234567890,\n  "x": 1.0,\n  "y": 1E400,\n  "z": -0.10\n}',
  );
});

test('a member that stands twice is shown twice', () => {
  expect(indentJson('{"a":1,"a":2}')).toBe('{\n  "a": 1,\n  "a": 2\n}');
});

test('what was indented already is indented anew', () => {
  expect(indentJson('{\r\n\t"a" :\n[ ]\n}')).toBe('{\n  "a": []\n}');
});

test('characters that cannot be seen are written as escapes', () => {
  expect(indentJson('{"a":"x\u202ey"}')).toBe('{\n  "a": "x\\u202ey"\n}');
});

test('a text that is no JSON keeps its words', () => {
  expect(indentJson('hello "broken ]]}')).toBe('hello " broken\n]\n]\n}');
  expect(indentJson('')).toBe('');
});

test('a record of a megabyte is laid out whole', () => {
  const record = JSON.stringify({
    blob: 'x'.repeat(1_000_000),
    rows: Array.from({ length: 20_000 }, (_, n) => ({ n })),
  });
  expect(JSON.parse(indentJson(record))).toEqual(JSON.parse(record));
});

test('a long text is cut at the end of a line, and a line without end anywhere', () => {
  expect(cutLines('short', 10)).toEqual({ head: 'short', isCut: false });
  expect(cutLines('12345678\n12345678', 10)).toEqual({ head: '12345678', isCut: true });
  expect(cutLines('1234567890123', 10)).toEqual({ head: '1234567890', isCut: true });
});
