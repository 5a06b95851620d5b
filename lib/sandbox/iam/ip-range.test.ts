import { BlockList, isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInIpRange, parseIpRange } from './ip-range.ts';

const address = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom('::', '::1', 'fe80::1', '2001:db8::', '10.0.0.0'),
);

describe('parseIpRange', () => {
  it('agrees with the ranges of Node’s own block lists', () => {
    fc.assert(
      fc.property(address, address, fc.integer({ min: 0, max: 128 }), (network, asked, length) => {
        const bits = isIPv4(network) ? length % 33 : length;
        const range = parseIpRange(`${network}/${bits}`);
        if (range === undefined) throw new Error(`${network}/${bits} was not read.`);
        const family = isIPv4(network) ? 'ipv4' : 'ipv6';
        const list = new BlockList();
        list.addSubnet(network, bits, family);
        const isSameFamily = isIPv4(network) ? isIPv4(asked) : isIPv6(asked);
        expect(isInIpRange(range, asked)).toBe(isSameFamily && list.check(asked, family));
      }),
    );
  });

  it('has every address in its own range, whatever the length', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 32 }), (text, length) => {
        const range = parseIpRange(`${text}/${length}`);
        expect(range !== undefined && isInIpRange(range, text)).toBe(true);
      }),
    );
  });

  it.each([
    '',
    '10',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0.0/08x',
    '::/129',
    'fe80::1%eth0',
    '10.0.0',
    '010.0.0.256',
    'AWS Internal',
  ])('refuses %j', (text) => {
    expect(parseIpRange(text)).toBeUndefined();
  });

  it('finds no name of a service in any range', () => {
    const everything = parseIpRange('0.0.0.0/0');
    expect(everything !== undefined && isInIpRange(everything, 'athena.amazonaws.com')).toBe(false);
  });
});
