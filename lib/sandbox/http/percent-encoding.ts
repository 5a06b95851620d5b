/** RFC 3986, unreserved: all that Signature Version 4 leaves as it is. */
const UNRESERVED = /[A-Za-z0-9\-._~]/;

const ENCODED = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return byte < 128 && UNRESERVED.test(character)
    ? character
    : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});

/** Encodes a text whose characters are bytes, as Node gives what came over the wire. */
export function encodeBytes(bytes: string): string {
  let encoded = '';
  for (let i = 0; i < bytes.length; i++) encoded += ENCODED[bytes.charCodeAt(i) & 0xff] ?? '';
  return encoded;
}

/** `%41` becomes `A`; what is no escape stays. The characters of the result are bytes. */
export function decodeBytes(text: string): string {
  return text.includes('%')
    ? text.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}
