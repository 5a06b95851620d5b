import type { Random } from '../workload/random.ts';
import type { RecordTemplate } from './record-template.ts';

const BASE32 = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 'latin1');
/** Two characters for each byte, one after the other. */
const HEX = Buffer.from(
  Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0')).join(''),
  'latin1',
);
const DASH = 0x2d;
const COLON = 0x3a;
const ZERO = 0x30;
const ZULU = 0x5a;
/** In front of which of its 16 bytes a UUID has a dash. */
const DASHES: ReadonlySet<number> = new Set([4, 6, 8, 10]);
const SESSION_SECONDS = 3600;

/** Copies a template to `at` and fills in what is the event's own. Returns where the record ends. */
export function writeRecord(
  target: Buffer,
  at: number,
  template: RecordTemplate,
  seconds: number,
  random: Random,
): number {
  target.set(template.bytes, at);
  writeTime(target, at + template.eventTime, seconds);
  for (const offset of template.uuids) writeUuid(target, at + offset, random);
  if (template.session !== undefined) {
    const { accessKeyId, creationDate, salt } = template.session;
    // Sessions begin at different minutes of the hour.
    const phase = salt % SESSION_SECONDS;
    const session = Math.floor((seconds + phase) / SESSION_SECONDS);
    writeTime(target, at + creationDate, session * SESSION_SECONDS - phase);
    writeAccessKey(target, at + accessKeyId, salt, session);
  }
  return at + template.bytes.length;
}

function writeUuid(target: Buffer, start: number, random: Random): void {
  let at = start;
  let bits = 0;
  for (let index = 0; index < 16; index++) {
    if (index % 4 === 0) bits = random.bits();
    if (DASHES.has(index)) target[at++] = DASH;
    let byte = (bits >>> (8 * (index % 4))) & 0xff;
    // Version 4, variant 1 (RFC 9562).
    if (index === 6) byte = (byte & 0x0f) | 0x40;
    if (index === 8) byte = (byte & 0x3f) | 0x80;
    target[at++] = HEX[byte * 2] ?? 0;
    target[at++] = HEX[byte * 2 + 1] ?? 0;
  }
}

/** The same for the same session; two halves of 32 bits, so that two sessions hardly ever share a key. */
function writeAccessKey(target: Buffer, start: number, salt: number, session: number): void {
  const halves = [Math.imul(session, 0x9e3779b1) ^ salt, Math.imul(salt, 0x85ebca6b) + session];
  for (let index = 0; index < 16; index++) {
    const half = index % 2;
    const bits = Math.imul((halves[half] ?? 0) ^ ((halves[half] ?? 0) >>> 15), 0x2c1b3c6d) + index;
    halves[half] = bits;
    target[start + index] = BASE32[(bits >>> 16) & 31] ?? 0;
  }
}

const DAY_SECONDS = 86_400;
/** `2026-11-23T` of the day that was written last: most events of a file share it. */
const dayText = Buffer.alloc(11);
let dayOfText = Number.NaN;

function writeTime(target: Buffer, at: number, seconds: number): void {
  const day = Math.floor(seconds / DAY_SECONDS);
  if (day !== dayOfText) {
    dayText.write(new Date(day * DAY_SECONDS * 1000).toISOString(), 'latin1');
    dayOfText = day;
  }
  for (let index = 0; index < dayText.length; index++) target[at + index] = dayText[index] ?? 0;
  const second = seconds - day * DAY_SECONDS;
  writeTwoDigits(target, at + 11, Math.floor(second / 3600));
  target[at + 13] = COLON;
  writeTwoDigits(target, at + 14, Math.floor(second / 60) % 60);
  target[at + 16] = COLON;
  writeTwoDigits(target, at + 17, second % 60);
  target[at + 19] = ZULU;
}

function writeTwoDigits(target: Buffer, at: number, value: number): void {
  const tens = Math.floor(value / 10);
  target[at] = ZERO + tens;
  target[at + 1] = ZERO + value - tens * 10;
}
