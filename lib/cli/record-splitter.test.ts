import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, RecordSplitter } from './record-splitter.ts';

/** The input in pieces of this many bytes. */
function split(text: string, size = 7): Piece[] {
  const splitter = new RecordSplitter();
  const bytes = Buffer.from(text);
  const pieces: Piece[] = [];
  for (let at = 0; at < bytes.length; at += size)
    pieces.push(...splitter.push(bytes.subarray(at, at + size)));
  return [...pieces, ...splitter.end()];
}

function records(text: string, size?: number): unknown[] {
  return split(text, size).map((piece) => ('text' in piece ? JSON.parse(piece.text) : piece.fault));
}

const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '\n', 'Records', 'é') }),
);
const record = fc.dictionary(
  fc.oneof(
    hostileText.filter((member) => !['Records', 'Events', 'events'].includes(member)),
    fc.constantFrom('eventID', 'Records2', 'Record'),
  ),
  fc.oneof(hostileText, fc.jsonValue(), fc.dictionary(hostileText, hostileText), fc.array(hostileText)),
);
const list = fc.array(record, { maxLength: 5 });
const LAYOUTS: readonly ((records: readonly unknown[]) => string)[] = [
  (all) => all.map((one) => JSON.stringify(one)).join('\n'),
  (all) =>
    all
      .map((one) => JSON.stringify(one))
      .join('\r\n')
      .concat('\r\n'),
  (all) => all.map((one) => JSON.stringify(one, undefined, 2)).join('\n'),
  (all) => JSON.stringify(all),
  (all) => JSON.stringify({ Records: all }),
  (all) => JSON.stringify({ Records: all }, undefined, 2),
  (all) => `\ufeff${JSON.stringify({ Version: { Records: ['x'] }, Records: all, After: [{ a: 1 }] })}`,
  (all) => all.map((one) => JSON.stringify({ Records: [one] })).join(''),
  (all) => JSON.stringify({ Events: all, NextToken: 'x' }, undefined, 4),
  (all) => JSON.stringify({ events: all, searchedLogStreams: [] }),
];

describe('RecordSplitter', () => {
  it('finds every record in every layout, wherever the input is cut', () => {
    fc.assert(
      fc.property(list, fc.constantFrom(...LAYOUTS), fc.integer({ min: 1, max: 40 }), (all, layOut, size) => {
        expect(records(layOut(all), size)).toEqual(JSON.parse(JSON.stringify(all)));
      }),
      { numRuns: 1000 },
    );
  });

  it('goes on with the next line behind one that is broken', () => {
    expect(records('{"a":1}\nnonsense {"b":2}\n{"c":3}')).toEqual([{ a: 1 }, 'this is not JSON', { c: 3 }]);
    expect(records('{"a":"x\n{"c":3}')).toEqual(['a text is not closed on its line', { c: 3 }]);
    expect(records('{"a":{\n{"c":3}')).toEqual(['a record ends in the middle', { c: 3 }]);
    expect(records('}\n{"c":3}')).toEqual(['this is not JSON', { c: 3 }]);
  });

  it('says when the input ends too early', () => {
    expect(records('{"Records":[{"a":1},{"b"')).toEqual([
      { a: 1 },
      'the input ends in the middle of a record',
    ]);
  });

  it('holds no more than 16 MiB of one record', () => {
    const splitter = new RecordSplitter();
    const pieces = [...splitter.push(Buffer.from('{"a":"'))];
    const block = Buffer.alloc(1 << 20, 0x61);
    for (let count = 0; count < 20; count++) pieces.push(...splitter.push(block));
    pieces.push(...splitter.push(Buffer.from('"}\n{"b":1}')));
    expect(pieces).toEqual([{ fault: 'a record is longer than 16 MiB' }, { text: '{"b":1}' }]);
  });
});
