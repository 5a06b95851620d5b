import { expect, it } from 'vitest';
import { formatTrailArn, parseTrailArn } from './arn.ts';
import { trailNameFault } from './trail-name.ts';
import { toEventSource } from './vpc-endpoint-service.ts';

it('reads a trail ARN of every partition and writes it back', () => {
  for (const text of [
    'arn:aws:cloudtrail:us-east-2:123456789012:trail/MyTrail',
    'arn:aws-cn:cloudtrail:cn-north-1:123456789012:trail/MyTrail',
    'arn:aws-us-gov:cloudtrail:us-gov-west-1:123456789012:trail/a.b_c-d',
  ]) {
    const parsed = parseTrailArn(text);
    expect(parsed.ok && formatTrailArn(parsed.value)).toBe(text);
  }
});

it('refuses what is no trail ARN', () => {
  for (const text of [
    '',
    'MyTrail',
    'arn:aws:cloudtrail:us-east-2:12345:trail/MyTrail',
    'arn:aws:s3:::bucket',
    'arn:aws:cloudtrail:us-east-2:123456789012:trail/a/b',
  ]) {
    expect(parseTrailArn(text)).toMatchObject({
      ok: false,
      error: { awsName: 'CloudTrailARNInvalidException' },
    });
  }
});

it('holds trail names to the rules of CreateTrail', () => {
  for (const name of ['abc', 'management-events', 'a.b_c-d', 'A1'.repeat(64), '1.2.3'])
    expect(trailNameFault(name)).toBeUndefined();
  for (const name of [
    'ab',
    'a'.repeat(129),
    '-abc',
    'abc-',
    'a--b',
    'a._b',
    '192.168.5.4',
    'a b c',
    '日本語',
  ]) {
    expect(trailNameFault(name)).toBeDefined();
  }
  expect(trailNameFault('ab')?.awsMessage).toBe(
    'Trail name too short. Minimum allowed length: 3 characters. Specified name length: 2 characters.',
  );
});

it.each([
  ['com.amazonaws.us-east-1.kms', 'kms.amazonaws.com'],
  ['com.amazonaws.us-east-1.kms-fips', 'kms.amazonaws.com'],
  ['cn.com.amazonaws.cn-north-1.ecr.dkr', 'ecr.amazonaws.com'],
  ['com.amazonaws.us-gov-west-1.rds-data', 'rdsdata.amazonaws.com'],
  ['com.amazonaws.us-east-1.kinesis-firehose', 'firehose.amazonaws.com'],
  ['com.amazonaws.us-east-1.bedrock-runtime', 'bedrock.amazonaws.com'],
  ['com.amazonaws.s3-global.accesspoint', 's3.amazonaws.com'],
  ['aws.api.us-east-1.freetier', 'freetier.amazonaws.com'],
  ['aws.sagemaker.us-east-1.studio', 'sagemaker.amazonaws.com'],
  ['com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', undefined],
  ['example.com', undefined],
])('knows the event source of %s', (serviceName, eventSource) => {
  expect(toEventSource(serviceName)).toBe(eventSource);
});
