/**
 * Cyclic redundancy checks that Node does not have, reflected as S3 uses them. A table of 256 remainders each, made
 * once; 64 bits are kept in two halves, since numbers of that size are slow.
 */

/** CRC-32C (Castagnoli), four bytes, the highest first. */
export function crc32c(body: Uint8Array): Buffer {
  let crc = 0xffffffff;
  for (const byte of body) crc = (crc >>> 8) ^ (CASTAGNOLI[(crc ^ byte) & 0xff] ?? 0);
  return writeWords((crc ^ 0xffffffff) >>> 0);
}

/** CRC-64/NVME, eight bytes, the highest first. */
export function crc64nvme(body: Uint8Array): Buffer {
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (const byte of body) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (NVME_LOW[index] ?? 0);
    high = (high >>> 8) ^ (NVME_HIGH[index] ?? 0);
  }
  return writeWords((high ^ 0xffffffff) >>> 0, (low ^ 0xffffffff) >>> 0);
}

const CASTAGNOLI = Uint32Array.from({ length: 256 }, (_, index) => {
  let rest = index;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0x82f63b78 : rest >>> 1;
  return rest;
});

const NVME = Array.from({ length: 256 }, (_, index) => {
  let rest = BigInt(index);
  for (let bit = 0; bit < 8; bit++) rest = rest & 1n ? (rest >> 1n) ^ 0x9a6c9329ac4bc9b5n : rest >> 1n;
  return rest;
});
const NVME_HIGH = Uint32Array.from(NVME, (rest) => Number(rest >> 32n));
const NVME_LOW = Uint32Array.from(NVME, (rest) => Number(rest & 0xffffffffn));

function writeWords(...words: readonly number[]): Buffer {
  const bytes = Buffer.alloc(words.length * 4);
  words.forEach((word, index) => {
    bytes.writeUInt32BE(word, index * 4);
  });
  return bytes;
}
