import { expect, it } from 'vitest';
import { crc32c, crc64nvme } from './crc.ts';

/** The check value of the catalogue of CRC algorithms: that of these nine digits. */
const DIGITS = Buffer.from('123456789');

it('reckons CRC-32C and CRC-64/NVME as catalogued', () => {
  expect(crc32c(DIGITS).toString('hex')).toBe('e3069283');
  expect(crc64nvme(DIGITS).toString('hex')).toBe('ae8b14860a799888');
});

it('reckons nothing of nothing', () => {
  expect(crc32c(Buffer.alloc(0)).toString('hex')).toBe('00000000');
  expect(crc64nvme(Buffer.alloc(0)).toString('hex')).toBe('0000000000000000');
});
