import { expect, it } from 'vitest';
import type { EventSelector } from './event-selector.ts';
import type { RenderedTrail } from './render-selectors.ts';
import { renderTerraform } from './render-terraform.ts';

function render(selector: Partial<EventSelector>, trail: RenderedTrail = { name: 'audit' }): string {
  const whole: EventSelector = {
    readWriteType: 'All',
    includeManagementEvents: true,
    dataResources: [],
    excludeManagementEventSources: [],
    ...selector,
  };
  return renderTerraform({ kind: 'basic', eventSelectors: [whole] }, trail);
}

function renderName(name: string): string {
  const rendered = renderTerraform(
    { kind: 'advanced', advancedEventSelectors: [{ name, fieldSelectors: [] }] },
    { name: 'audit' },
  );
  return /^ {4}name = (.*)$/m.exec(rendered)?.[1] ?? '';
}

it('writes a basic set as people do', () => {
  expect(
    render(
      {
        readWriteType: 'WriteOnly',
        includeManagementEvents: false,
        excludeManagementEventSources: ['kms.amazonaws.com'],
        dataResources: [
          { type: 'AWS::S3::Object', values: ['arn:aws:s3:::a/', 'arn:aws:s3:::b/'] },
          { type: 'AWS::Lambda::Function', values: [] },
        ],
      },
      { name: 'audit', s3BucketName: 'logs', isLogging: false },
    ),
  ).toBe(`resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "logs"
  enable_logging = false

  event_selector {
    read_write_type                  = "WriteOnly"
    include_management_events        = false
    exclude_management_event_sources = ["kms.amazonaws.com"]

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3:::a/", "arn:aws:s3:::b/"]
    }

    data_resource {
      type   = "AWS::Lambda::Function"
      values = []
    }
  }
}
`);
});

it('leaves out what is not there, and says that the resource is not whole', () => {
  expect(render({})).toBe(`resource "aws_cloudtrail" "audit" {
  # All other arguments stay as they are.
  name = "audit"

  event_selector {
    read_write_type           = "All"
    include_management_events = true
  }
}
`);
});

it('breaks a list that is longer than 80 characters, which ends the alignment of its neighbours', () => {
  const short = `"${'x'.repeat(76)}"`;
  const long = `"${'x'.repeat(77)}"`;
  const of = (...equals: string[]) =>
    renderTerraform(
      {
        kind: 'advanced',
        advancedEventSelectors: [
          { fieldSelectors: [{ field: 'eventName', equals, startsWith: ['a'], notStartsWith: ['b'] }] },
        ],
      },
      { name: 'audit' },
    );
  expect(of('x'.repeat(76))).toContain(`
    field_selector {
      field           = "eventName"
      equals          = [${short}]
      starts_with     = ["a"]
      not_starts_with = ["b"]
    }
`);
  expect(of('x'.repeat(77), 'y')).toContain(`
    field_selector {
      field = "eventName"
      equals = [
        ${long},
        "y",
      ]
      starts_with     = ["a"]
      not_starts_with = ["b"]
    }
`);
});

it('spells every operator as the provider does', () => {
  const values = ['v'];
  const rendered = renderTerraform(
    {
      kind: 'advanced',
      advancedEventSelectors: [
        {
          fieldSelectors: [
            {
              field: 'f',
              equals: values,
              startsWith: values,
              endsWith: values,
              notEquals: values,
              notStartsWith: values,
              notEndsWith: values,
            },
          ],
        },
      ],
    },
    { name: 'audit' },
  );
  expect(rendered).toContain(`
  advanced_event_selector {
    field_selector {
      field           = "f"
      equals          = ["v"]
      starts_with     = ["v"]
      ends_with       = ["v"]
      not_equals      = ["v"]
      not_starts_with = ["v"]
      not_ends_with   = ["v"]
    }
  }
`);
});

it.each([
  ['a "b" \\c', '"a \\"b\\" \\\\c"'],
  [`$\{a} %{if}`, `"$$\{a} %%{if}"`],
  [`$$\{a} %$\{a} $%{a}`, `"$\\u0024{a} %\\u0024{a} $\\u0025{a}"`],
  ['$ {a} 100% {', '"$ {a} 100% {"'],
  ['\t\u001b', '"\\u0009\\u001b"'],
  ['\u{e0041}', '"\\U000e0041"'],
  ['監査', '"監査"'],
  ['', '""'],
])('quotes %j so that HCL reads it as it is', (name, quoted) => {
  expect(renderName(name)).toBe(quoted);
});

it.each([
  ['payments-audit_1', 'payments-audit_1'],
  ['a.b', 'a_b'],
  ['7.audit', 'trail_7_audit'],
  ['_a', '_a'],
])('makes a label of the trail name %s', (name, label) => {
  expect(render({}, { name })).toContain(`resource "aws_cloudtrail" "${label}" {\n`);
});
