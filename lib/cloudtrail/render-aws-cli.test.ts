import { expect, it } from 'vitest';
import { renderAwsCli } from './render-aws-cli.ts';
import type { SelectorSet } from './selector-set.ts';

const set: SelectorSet = { kind: 'advanced', advancedEventSelectors: [{ name: "it's", fieldSelectors: [] }] };

it('quotes only what a shell would take for something else', () => {
  expect(renderAwsCli(set, { name: 'audit' })).toBe(
    `aws cloudtrail put-event-selectors --trail-name audit --advanced-event-selectors '[{"Name":"it'\\''s","FieldSelectors":[]}]'`,
  );
  const word = (name: string) => /--trail-name (.*) --adv/.exec(renderAwsCli(set, { name }))?.[1];
  expect(word('arn:aws:cloudtrail:us-east-1:111122223333:trail/a.b_c-d')).toBe(
    'arn:aws:cloudtrail:us-east-1:111122223333:trail/a.b_c-d',
  );
  expect(word('a b')).toBe("'a b'");
  expect(word('a;b')).toBe("'a;b'");
  expect(word('-a')).toBe("'-a'");
  expect(word('~a')).toBe("'~a'");
});

it('names the Region and the kind of selectors', () => {
  expect(renderAwsCli({ kind: 'basic', eventSelectors: [] }, { name: 'audit', region: 'eu-west-1' })).toBe(
    "aws cloudtrail put-event-selectors --region eu-west-1 --trail-name audit --event-selectors '[]'",
  );
});
