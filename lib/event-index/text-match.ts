import { type KeptText, unpackBlock } from './record-block.ts';

/**
 * The places of the records of a block in which a text stands, in any case: as it stands in the record's JSON, or in
 * one of its strings once escapes are read. Ids that are columns are not in a block's texts; whoever asks looks for
 * them there.
 */
export function findText(block: Uint8Array, text: string): number[] {
  const kept = unpackBlock(block);
  // Small letters of ASCII are found in bytes read as Latin-1, which is several times as fast as reading UTF-8.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins there.
  const isAscii = /^[\x00-\x7f]*$/.test(text);
  const wanted = text.toLowerCase();
  const places: number[] = [];
  for (const [place, record] of kept.entries()) {
    if (
      record.text
        .toString(isAscii ? 'latin1' : 'utf8')
        .toLowerCase()
        .includes(wanted)
    )
      places.push(place);
    else if (record.text.includes(BACKSLASH) && hasString(record, wanted)) places.push(place);
  }
  return places;
}

const BACKSLASH = 0x5c;

function hasString({ text }: KeptText, wanted: string): boolean {
  let isFound = false;
  JSON.parse(text.toString('utf8'), (name, value) => {
    isFound ||=
      name.toLowerCase().includes(wanted) ||
      (typeof value === 'string' && value.toLowerCase().includes(wanted));
    return value;
  });
  return isFound;
}
