import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatLogFolder, formatLogKey, LOG_KINDS, parseLogKey } from './log-key.ts';

const time = new Date('2026-11-23T09:05:59Z');

it('names a log file as get-and-view-cloudtrail-log-files does', () => {
  const file = {
    accountId: '123456789012',
    kind: 'CloudTrail',
    region: 'us-east-2',
    time,
    suffix: 'Mu0KsOhtH1ar15ZZ',
  } as const;
  expect(formatLogKey(file)).toBe(
    'AWSLogs/123456789012/CloudTrail/us-east-2/2026/11/23/123456789012_CloudTrail_us-east-2_20261123T0905Z_Mu0KsOhtH1ar15ZZ.json.gz',
  );
});

it('puts prefix and organization before the account', () => {
  const folder = {
    prefix: 'logs/x',
    organizationId: 'o-exampleorgid',
    accountId: '123456789012',
    kind: 'CloudTrail-NetworkActivity',
  } as const;
  expect(formatLogFolder({ ...folder, region: 'us-east-1', time })).toBe(
    'logs/x/AWSLogs/o-exampleorgid/123456789012/CloudTrail-NetworkActivity/us-east-1/2026/11/23/',
  );
  expect(formatLogFolder(folder)).toBe(
    'logs/x/AWSLogs/o-exampleorgid/123456789012/CloudTrail-NetworkActivity/',
  );
});

it('names a folder of all days, or of all Regions, and no empty folder', () => {
  const folder = { accountId: '123456789012', kind: 'CloudTrail' } as const;
  expect(formatLogFolder({ ...folder, region: 'us-east-1' })).toBe(
    'AWSLogs/123456789012/CloudTrail/us-east-1/',
  );
  expect(formatLogFolder({ ...folder, prefix: '', organizationId: '', time })).toBe(
    'AWSLogs/123456789012/CloudTrail/',
  );
});

it('reads the parts of a key and leaves out what it does not have', () => {
  expect(parseLogKey('AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/23/x.json.gz')).toStrictEqual({
    accountId: '123456789012',
    kind: 'CloudTrail',
    region: 'us-east-1',
    day: '2026-11-23',
    fileName: 'x.json.gz',
  });
});

it('reads the key of a file that is not compressed', () => {
  const key = 'AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/23/x.json';
  expect(parseLogKey(key)).toMatchObject({ fileName: 'x.json' });
});

it('reads back every key it writes', () => {
  const file = fc.record(
    {
      prefix: fc.constantFrom('p', 'a/b', 'AWSLogs/123456789012'),
      organizationId: fc.constant('o-exampleorgid'),
      accountId: fc.constant('123456789012'),
      kind: fc.constantFrom(...LOG_KINDS),
      region: fc.constantFrom('us-east-1', 'us-gov-west-1'),
      time: fc.constant(time),
      suffix: fc.stringMatching(/^[A-Za-z0-9]{16}$/),
    },
    { requiredKeys: ['accountId', 'kind', 'region', 'time', 'suffix'] },
  );
  fc.assert(
    fc.property(file, ({ time: _, suffix, ...folder }) => {
      const key = formatLogKey({ ...folder, time, suffix });
      expect(parseLogKey(key)).toEqual({ ...folder, day: '2026-11-23', fileName: key.split('/').at(-1) });
    }),
  );
});

it('goes by the folders, not by the file name, and knows what is no log file', () => {
  expect(
    parseLogKey('AWSLogs/123456789012/CloudTrail-NetworkActivity/us-east-1/2026/11/23/anything.json.gz'),
  ).toMatchObject({
    kind: 'CloudTrail-NetworkActivity',
    day: '2026-11-23',
  });
  for (const key of [
    '',
    'AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/23/',
    'AWSLogs/1/CloudTrail/r/2026/11/23/x.json.gz',
    'AWSLogs/1234567890123/CloudTrail/us-east-1/2026/11/23/x.json.gz',
    'xAWSLogs/123456789012/CloudTrail/us-east-1/2026/11/23/x.json.gz',
    'AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/23/x.json.gz.tmp',
    'AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/23/x.csv',
    'AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/23/.json.gz/',
    'AWSLogs/123456789012/CloudTrail/us-east-1/2026/1/23/x.json.gz',
    'AWSLogs/123456789012/CloudTrail/us-east-1/26/11/23/x.json.gz',
    'AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/3/x.json.gz',
    'AWSLogs/123456789012/CloudTrail//2026/11/23/x.json.gz',
    'AWSLogs/123456789012/CloudTrail-Other/us-east-1/2026/11/23/x.json.gz',
    'AWSLogs/ou-x/123456789012/CloudTrail/us-east-1/2026/11/23/x.json.gz',
    'AWSLogs/123456789012/Config/us-east-1/2026/11/23/x.json.gz',
  ]) {
    expect(parseLogKey(key)).toBeUndefined();
  }
});
