import { describe, expect, it } from 'vitest';
import { advanced, basic, denied, networkActivity, trailFacts } from './made-up-account.ts';
import { toReadiness } from './readiness.ts';

const kms = networkActivity('kms.amazonaws.com');
const management = { fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }] };

describe('the readiness of a trail', () => {
  it.each([
    ['blocked', trailFacts({ selectors: basic })],
    ['blocked', trailFacts({ selectors: basic, status: { isLogging: false } })],
    ['ready', trailFacts({ selectors: advanced(management) })],
    ['recording', trailFacts({ selectors: advanced(management, kms) })],
    ['stopped', trailFacts({ selectors: advanced(kms), status: { isLogging: false } })],
    ['stopped', trailFacts({ selectors: advanced(kms), status: { latestDeliveryError: 'NoSuchBucket' } })],
    [
      'managed-elsewhere',
      trailFacts({
        trail: { trailARN: 'arn:aws:cloudtrail:us-east-1:777788889999:trail/organization-trail' },
        selectors: denied,
      }),
    ],
  ] as const)('is %s', (readiness, facts) => expect(toReadiness(facts)).toBe(readiness));

  it('is unknown, not blocked or stopped, when AWS did not tell', () => {
    expect(toReadiness(trailFacts({ selectors: denied }))).toBe('unknown');
    expect(toReadiness(trailFacts({ selectors: advanced(kms), status: denied }))).toBe('unknown');
  });
});
