import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sliceRecords } from './record-slices.ts';

test('keeps each record as it stands: white space, big integers, repeated members, escapes', () => {
  const records = [
    '{"n":12345678901234567890, "n" : 1.50}',
    '{ "q": "a \\" ] } , \\\\", "u": "\\u00e9\\ud800" }',
    '[[],{}]',
    '"text"',
    'null',
    '-1.5e+10',
  ];
  expect(sliceRecords(`\n{"a":{"Records":[1]}, "Records" : [ ${records.join(' ,\n ')} ] ,"z":[]}`)).toEqual(
    records,
  );
});

test('takes the last of several Records members, however its name is written, as JSON.parse does', () => {
  const text = '{"Records":[1],"\\u0052ecords":[2,3],"x":"Records"}';
  expect(sliceRecords(text)).toEqual(['2', '3']);
  expect(JSON.parse(text).Records).toEqual([2, 3]);
  expect(sliceRecords('{"Records":[1],"Records":{}}')).toBeUndefined();
});

test('finds exactly the elements of any array', () => {
  const indent = fc.constantFrom(undefined, 1, '\t', '\n');
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      indent,
      (records, rest, space) => {
        const { Records: _, ...others } = rest;
        const text = JSON.stringify({ ...others, Records: records, after: others }, undefined, space);
        const slices = sliceRecords(text);
        expect(slices?.map((slice) => JSON.parse(slice))).toEqual(JSON.parse(text).Records);
      },
    ),
  );
});
