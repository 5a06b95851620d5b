import { expect, it } from 'vitest';
import { formatTrailArn, parseTrailArn } from './arn.ts';

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

it('reads the parts of a trail ARN', () => {
  expect(parseTrailArn('arn:aws-us-gov:cloudtrail:us-gov-west-1:123456789012:trail/a.b')).toEqual({
    ok: true,
    value: { partition: 'aws-us-gov', region: 'us-gov-west-1', accountId: '123456789012', name: 'a.b' },
  });
});

it('refuses what is no trail ARN', () => {
  for (const text of [
    '',
    'MyTrail',
    'arn:aws:cloudtrail:us-east-2:12345:trail/MyTrail',
    'arn:aws:cloudtrail:us-east-2:1234567890123:trail/MyTrail',
    'arn:aws:cloudtrail:US-east-2:123456789012:trail/MyTrail',
    'arn:aws:cloudtrail:us-east-22:123456789012:trail/MyTrail',
    'arn:aws:cloudtrail:us:123456789012:trail/MyTrail',
    'arn:aws-iso:cloudtrail:us-east-2:123456789012:trail/MyTrail',
    ' arn:aws:cloudtrail:us-east-2:123456789012:trail/MyTrail',
    'arn:aws:s3:::bucket',
    'arn:aws:cloudtrail:us-east-2:123456789012:trail/',
    'arn:aws:cloudtrail:us-east-2:123456789012:trail/a/b',
    'arn:aws:cloudtrail:us-east-2:123456789012:trail/MyTrail\n',
  ]) {
    expect(parseTrailArn(text)).toEqual({
      ok: false,
      error: {
        code: 'invalid-input',
        message: { key: 'selectors.arn.invalid', values: { value: text } },
        awsName: 'CloudTrailARNInvalidException',
        retryable: false,
      },
    });
  }
});

it('repeats no more than the beginning of a text that is no trail ARN', () => {
  expect(parseTrailArn('x'.repeat(301))).toMatchObject({
    error: { message: { values: { value: 'x'.repeat(300) } } },
  });
});
