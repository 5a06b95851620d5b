import { expect, it } from 'vitest';
import { RENDER_FORMATS, renderSelectorSet } from './render-selectors.ts';
import type { SelectorSet } from './selector-set.ts';

const TRAIL = { name: 'audit' };

/** Sets that hold the text in each of the places where a text can stand. */
function setsWith(text: string): SelectorSet[] {
  const selector = {
    readWriteType: 'All',
    includeManagementEvents: true,
    dataResources: [],
    excludeManagementEventSources: [],
  } as const;
  return [
    { kind: 'basic', eventSelectors: [{ ...selector, excludeManagementEventSources: [text] }] },
    { kind: 'basic', eventSelectors: [{ ...selector, dataResources: [{ type: text, values: [] }] }] },
    { kind: 'basic', eventSelectors: [{ ...selector, dataResources: [{ type: 'a', values: ['b', text] }] }] },
    { kind: 'advanced', advancedEventSelectors: [{ fieldSelectors: [{ field: text, equals: ['a'] }] }] },
    {
      kind: 'advanced',
      advancedEventSelectors: [{ fieldSelectors: [{ field: 'a', notEndsWith: ['b', text] }] }],
    },
  ];
}

function named(name: string): SelectorSet {
  return { kind: 'advanced', advancedEventSelectors: [{ fieldSelectors: [] }, { name, fieldSelectors: [] }] };
}

function refusal(key: string, values?: object) {
  return {
    ok: false,
    error: {
      code: 'unsupported',
      message: { key: `selectors.render.${key}`, ...(values && { values }) },
      retryable: false,
    },
  };
}

it('refuses half a character wherever it stands, in every language', () => {
  for (const set of [...setsWith('a\ud800'), named('\udc00')]) {
    for (const format of RENDER_FORMATS) {
      expect(renderSelectorSet(set, format, TRAIL)).toEqual(refusal('halfCharacter'));
    }
  }
});

it('refuses for CloudFormation what it would replace, and for no other language', () => {
  for (const set of [...setsWith('x{{resolve:ssm:a}}'), named('{{resolve:')]) {
    for (const format of ['cloudformation-json', 'cloudformation-yaml'] as const) {
      expect(renderSelectorSet(set, format, TRAIL)).toEqual(
        refusal('dynamicReference', { value: '{{resolve:' }),
      );
    }
    expect(renderSelectorSet(set, 'cli', TRAIL).ok).toBe(true);
    expect(renderSelectorSet(set, 'terraform', TRAIL).ok).toBe(true);
  }
});

it('refuses for Terraform a value that it would compose, and lets it compose a name', () => {
  for (const set of setsWith('e\u0301')) {
    expect(renderSelectorSet(set, 'terraform', TRAIL)).toEqual(refusal('decomposed'));
    for (const format of ['cli', 'cloudformation-json', 'cloudformation-yaml'] as const) {
      expect(renderSelectorSet(set, format, TRAIL).ok).toBe(true);
    }
  }
  expect(renderSelectorSet(named('e\u0301'), 'terraform', TRAIL).ok).toBe(true);
});

it('refuses a name that no trail can have, in the words of AWS', () => {
  expect(renderSelectorSet(named('a'), 'cli', { name: '-x-' })).toEqual({
    ok: false,
    error: {
      code: 'invalid-input',
      message: { key: 'selectors.render.trailName', values: { value: '-x-' } },
      field: 'trail',
      awsName: 'InvalidTrailNameException',
      awsMessage: 'Trail name must starts with a letter or number.',
      retryable: false,
    },
  });
  expect(renderSelectorSet(named('a'), 'cli', { name: 'x'.repeat(301) })).toMatchObject({
    error: { message: { values: { value: 'x'.repeat(300) } } },
  });
  expect(renderSelectorSet(named('a'), 'cli', { name: 'arn:aws:s3:::b' })).toMatchObject({
    ok: false,
    error: { awsName: 'CloudTrailARNInvalidException' },
  });
});

it('uses the whole ARN for the command, its name elsewhere, and a Region that is given before that of the ARN', () => {
  const name = 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit';
  const text = (format: (typeof RENDER_FORMATS)[number], region?: string) => {
    const rendered = renderSelectorSet(named('a'), format, { name, ...(region && { region }) });
    return rendered.ok ? rendered.value : '';
  };
  expect(text('cli')).toContain(` --region eu-west-1 --trail-name ${name} `);
  expect(text('cli', 'us-east-1')).toContain(` --region us-east-1 --trail-name ${name} `);
  expect(text('terraform')).toContain('name = "audit"');
  expect(text('cloudformation-yaml')).toContain('TrailName: "audit"');
  expect(text('cloudformation-json')).toContain('"TrailName": "audit"');
});
