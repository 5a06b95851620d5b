import { isIPv4, isIPv6 } from 'node:net';

/** An address as a number, with its number of bits: 32 or 128. */
interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** Addresses that share their first `length` bits. */
export interface IpRange {
  readonly bits: 32 | 128;
  readonly length: number;
  readonly prefix: bigint;
}

/** `203.0.113.0/24`, `2001:db8::/32`, or one address. Undefined for anything else. */
export function parseIpRange(text: string): IpRange | undefined {
  const slash = text.indexOf('/');
  const address = parseAddress(slash === -1 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  const lengthText = slash === -1 ? String(address.bits) : text.slice(slash + 1);
  const length = /^\d{1,3}$/.test(lengthText) ? Number(lengthText) : Number.NaN;
  if (!(length <= address.bits)) return undefined;
  // Bits behind the length are ignored, as IAM does: `10.0.0.9/8` is the whole of 10.
  return { bits: address.bits, length, prefix: address.value >> BigInt(address.bits - length) };
}

/** False for text that is no address: a service that calls for somebody is told by its name there. */
export function isInIpRange(range: IpRange, text: string): boolean {
  const address = parseAddress(text);
  return (
    address !== undefined &&
    address.bits === range.bits &&
    address.value >> BigInt(address.bits - range.length) === range.prefix
  );
}

function parseAddress(text: string): Address | undefined {
  if (isIPv4(text)) return { bits: 32, value: readIPv4(text) };
  if (!isIPv6(text) || text.includes('%')) return undefined;
  const dotted = text.lastIndexOf(':') + 1;
  const plain = text.includes('.')
    ? `${text.slice(0, dotted)}${toHexGroups(readIPv4(text.slice(dotted)))}`
    : text;
  const [head = '', tail] = plain.split('::');
  const before = toGroups(head);
  const after = tail === undefined ? [] : toGroups(tail);
  const middle = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const digits = [...before, ...middle, ...after].map((group) => group.padStart(4, '0')).join('');
  return { bits: 128, value: BigInt(`0x${digits}`) };
}

function toGroups(text: string): readonly string[] {
  return text === '' ? [] : text.split(':');
}

function readIPv4(text: string): bigint {
  return text.split('.').reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function toHexGroups(value: bigint): string {
  return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}
