import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { parseWrittenSelectors } from './parse-written-selectors.ts';
import { type RenderFormat, renderSelectorSet } from './render-selectors.ts';
import { advancedSet, basicSet } from './selector-arbitraries.ts';
import { canonicalSelectorText } from './selector-canonical.ts';
import type { SelectorSet } from './selector-set.ts';
import { formatSelectorSet, parseSelectorSet } from './selector-wire.ts';

const run = promisify(execFile);

const TRAIL = { name: 'payments-audit', region: 'us-east-1' };

/** What ends a quotation, begins an expansion, moves a cursor or turns text around, in one language or another. */
const HOSTILE = [
  "it's; rm -rf ~ #",
  `'"'"'$(id)\`id\`\\`,
  '\\\'"\\"',
  `$\{aws_iam_role.x.arn} %{if true}`,
  `$$\{a} $$$\{a} %$\{a} %%{a} $%{a} $ { % {`,
  '$',
  '100%',
  '!! !$ !"x',
  '# no comment',
  ': - ? | > & * ! % @',
  'true',
  'null',
  '~',
  '1e3',
  '',
  ' padded ',
  'tab\there\nline\r\n\u2028end',
  '\u001b]0;title\u0007\u009b31m\u0000\u007f',
  '\u202eevil\u2066\u200f',
  '監査 événement 🛡️ 𝒜 \u{e0041}',
  'EOF',
  '*/ // <<EOT',
  'file:///etc/passwd',
  '--profile',
  '</script>',
];

const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE)).map((pair) => pair.join('')),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('$', '%', '{', '}', '"', "'", '\\', '\n', 'a', ' ', '!') }),
);

const hostileSet: fc.Arbitrary<SelectorSet> = fc.oneof(
  fc
    .array(
      fc.record({
        name: hostileText,
        fieldSelectors: fc.array(
          fc.record({ field: hostileText, equals: fc.array(hostileText, { minLength: 1, maxLength: 4 }) }),
          { minLength: 1, maxLength: 3 },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((advancedEventSelectors): SelectorSet => ({ kind: 'advanced', advancedEventSelectors })),
  fc
    .array(
      fc.record({
        readWriteType: fc.constantFrom('All' as const, 'ReadOnly' as const, 'WriteOnly' as const),
        includeManagementEvents: fc.boolean(),
        dataResources: fc.array(fc.record({ type: hostileText, values: fc.array(hostileText) }), {
          maxLength: 2,
        }),
        excludeManagementEventSources: fc.array(hostileText, { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((eventSelectors): SelectorSet => ({ kind: 'basic', eventSelectors })),
);
const ordinarySet = fc.oneof(
  basicSet,
  advancedSet.filter(({ advancedEventSelectors }) => advancedEventSelectors.length > 0),
);
const anySet: fc.Arbitrary<SelectorSet> = fc.oneof(hostileSet, ordinarySet);
/** What Terraform can say: it composes every text. */
const composedSet = anySet.map((set) => {
  const composed = parseSelectorSet(JSON.parse(JSON.stringify(formatSelectorSet(set)).normalize('NFC')));
  if (!composed.ok) throw new Error('composing a text does not change its place');
  return composed.value;
});
const fullSet = hostileAll();

function hostileAll(): SelectorSet {
  return {
    kind: 'advanced',
    advancedEventSelectors: HOSTILE.map((name) => ({
      name,
      fieldSelectors: [
        { field: 'eventCategory', equals: ['NetworkActivity'] },
        { field: 'eventName', startsWith: HOSTILE, notEndsWith: [name], notEquals: [`${name}x`] },
      ],
    })),
  };
}

function render(set: SelectorSet, format: RenderFormat, trail = TRAIL): string {
  const rendered = renderSelectorSet(set, format, trail);
  if (!rendered.ok) throw new Error(rendered.error.message.key);
  return rendered.value;
}

function expectSame(json: unknown, set: SelectorSet): void {
  const read = parseWrittenSelectors(json);
  expect(read.ok ? canonicalSelectorText(read.value) : read.error).toBe(canonicalSelectorText(set));
}

const invisible = /[\p{C}\p{Zl}\p{Zp}]/u;

describe('renderSelectorSet for the AWS CLI', () => {
  /** What a real shell hands to the program, whatever the program is. */
  function shellWords(commands: readonly string[]): string[][] {
    const script = commands.map((command) => `${command.replace(/^aws/, 'show')}\nprintf '\\001'`).join('\n');
    const said = execFileSync('sh', ['-s'], {
      input: `show() { for word; do printf '%s\\002' "$word"; done; }\n${script}\n`,
      encoding: 'utf8',
    });
    return said
      .split('\u0001')
      .slice(0, -1)
      .map((words) => words.split('\u0002').slice(0, -1));
  }

  function expectWords(words: readonly string[] | undefined, set: SelectorSet): void {
    expect(words?.slice(0, -1)).toEqual([
      'cloudtrail',
      'put-event-selectors',
      '--region',
      'us-east-1',
      '--trail-name',
      'payments-audit',
      set.kind === 'basic' ? '--event-selectors' : '--advanced-event-selectors',
    ]);
    const read = parseSelectorSet(JSON.parse(words?.at(-1) ?? ''));
    expect(read).toEqual({ ok: true, value: set });
  }

  it('comes through a POSIX shell as the words it was', () => {
    const sets = [fullSet, ...fc.sample(anySet, 150)];
    const commands = sets.map((set) => render(set, 'cli'));
    const all = shellWords(commands);
    expect(all).toHaveLength(sets.length);
    sets.forEach((set, index) => {
      expectWords(all[index], set);
    });
  });

  it('is one line without anything that a terminal would obey', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        expect(render(set, 'cli')).not.toMatch(invisible);
      }),
    );
  });

  /** What the AWS CLI sends when its command is run by a shell. */
  async function requestOf(command: string): Promise<{ target: unknown; body: unknown }> {
    const requests: { target: unknown; body: unknown }[] = [];
    const server = createServer(async (request, response) => {
      const body: unknown = JSON.parse(await text(request));
      requests.push({ target: request.headers['x-amz-target'], body });
      response.setHeader('content-type', 'application/x-amz-json-1.1').end('{}');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    try {
      await run('sh', ['-c', `${command} http://127.0.0.1:${port}`], {
        env: {
          ...process.env,
          AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
          AWS_SECRET_ACCESS_KEY: 'secret',
          AWS_CONFIG_FILE: '/dev/null',
          AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        },
      });
    } finally {
      server.close();
    }
    expect(requests).toHaveLength(1);
    return requests[0] ?? { target: undefined, body: undefined };
  }

  const aws = spawnSync('aws', ['--version']).status === 0;
  it.skipIf(!aws)(
    `is taken by the AWS CLI's own parser${aws ? '' : ' (skipped: aws is not on PATH)'}`,
    async () => {
      const set: SelectorSet = {
        kind: 'advanced',
        advancedEventSelectors: [
          {
            name: `it's "KMS" $(id) 監査`,
            fieldSelectors: [
              { field: 'eventCategory', equals: ['NetworkActivity'] },
              { field: 'eventSource', equals: ['kms.amazonaws.com'] },
            ],
          },
        ],
      };
      const { target, body } = await requestOf(`${render(set, 'cli')} --endpoint-url`);
      expect(target).toMatch(/\.PutEventSelectors$/);
      expect(body).toEqual({ TrailName: 'payments-audit', ...formatSelectorSet(set) });
    },
    120_000,
  );
});

describe('renderSelectorSet for CloudFormation', () => {
  it('is JSON that reads back as the same set', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const rendered = render(set, 'cloudformation-json');
        expect(rendered.replaceAll('\n', '')).not.toMatch(invisible);
        expectSame(JSON.parse(rendered), set);
      }),
    );
    expectSame(JSON.parse(render(fullSet, 'cloudformation-json')), fullSet);
  });

  it('is YAML that reads back as the same set, as YAML 1.1 too', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const rendered = render(set, 'cloudformation-yaml');
        expect(rendered.replaceAll('\n', '')).not.toMatch(invisible);
        expect(parseDocument(rendered).warnings).toEqual([]);
        expectSame(parse(rendered), set);
        expectSame(parse(rendered, { version: '1.1' }), set);
      }),
    );
    expectSame(parse(render(fullSet, 'cloudformation-yaml')), fullSet);
  });

  it('names the trail, its bucket and whether it is logging', () => {
    const trail = { name: '7.audit_trail', s3BucketName: 'logs', isLogging: false };
    const template = JSON.parse(render(fullSet, 'cloudformation-json', { ...TRAIL, ...trail }));
    expect(template.Resources['7AuditTrailTrail']).toMatchObject({
      Type: 'AWS::CloudTrail::Trail',
      Properties: { TrailName: '7.audit_trail', S3BucketName: 'logs', IsLogging: false },
    });
  });

  it('refuses what CloudFormation would replace by a secret', () => {
    const set: SelectorSet = {
      kind: 'advanced',
      advancedEventSelectors: [
        { name: '{{resolve:secretsmanager:MySecret}}', fieldSelectors: [{ field: 'a', equals: ['b'] }] },
      ],
    };
    expect(renderSelectorSet(set, 'cloudformation-yaml', TRAIL)).toMatchObject({
      ok: false,
      error: { message: { key: 'selectors.render.dynamicReference' } },
    });
    expect(renderSelectorSet(set, 'terraform', TRAIL).ok).toBe(true);
  });
});

describe('renderSelectorSet for Terraform', () => {
  const program = 'terraform';
  const terraform = spawnSync(program, ['version']).status === 0;
  const skipped = terraform ? '' : ' (skipped: terraform is not on PATH)';
  const folder = mkdtempSync(join(tmpdir(), 'trailpoint-render-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Blocks as objects of a list, since Terraform evaluates expressions without any provider. */
  function toExpression(hcl: string): string {
    let count = 0;
    return hcl
      .split('\n')
      .map((line) => line.replace(/^( *)(\w+) \{$/, (_, indent, name) => `${indent}"${name} ${count++}" = {`))
      .map((line) => line.replace(/^resource .* \{$/, '{'))
      .join('\n');
  }

  function gatherBlocks(json: unknown): unknown {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
    const gathered: Record<string, unknown> = {};
    // Terraform sorts the members of an object; the numbers tell the order in which the blocks stood.
    const order = (member: string) => Number(member.split(' ')[1] ?? 0);
    for (const [member, value] of Object.entries(json).sort(([a], [b]) => order(a) - order(b))) {
      const [name = '', number] = member.split(' ');
      if (number === undefined) gathered[name] = value;
      else gathered[name] = [...(Array.isArray(gathered[name]) ? gathered[name] : []), gatherBlocks(value)];
    }
    return gathered;
  }

  function evaluate(texts: readonly string[]): unknown[] {
    const locals = texts.map((text, index) => `v${index} = ${toExpression(text)}`).join('\n');
    writeFileSync(join(folder, 'main.tf'), `locals {\n${locals}\n}\n`);
    const said = execFileSync(program, ['console'], {
      cwd: folder,
      input: `base64encode(jsonencode([${texts.map((_, index) => `local.v${index}`).join(', ')}]))\n`,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: undefined },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const [answer] = said.split('\n').filter((line) => line.startsWith('"'));
    const list: unknown = JSON.parse(Buffer.from(answer ?? '', 'base64').toString('utf8'));
    return Array.isArray(list) ? list.map(gatherBlocks) : [];
  }

  it.skipIf(!terraform)(`evaluates to the same set${skipped}`, () => {
    const sets = [fullSet, ...fc.sample(composedSet, 150)];
    const values = evaluate(sets.map((set) => render(set, 'terraform')));
    expect(values).toHaveLength(sets.length);
    sets.forEach((set, index) => {
      expectSame(values[index], set);
    });
  });

  it.skipIf(!terraform)(`is laid out as terraform fmt lays it out${skipped}`, () => {
    const all = [fullSet, ...fc.sample(composedSet, 80)].map((set) => render(set, 'terraform')).join('\n');
    const formatted = execFileSync(program, ['fmt', '-'], {
      input: all,
      encoding: 'utf8',
      env: { ...process.env, CHECKPOINT_DISABLE: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    });
    expect(formatted).toBe(all);
  });

  it('holds no template and nothing that a terminal would obey', () => {
    fc.assert(
      fc.property(composedSet, (set) => {
        const rendered = render(set, 'terraform');
        expect(rendered.replaceAll('\n', '')).not.toMatch(invisible);
        expect(rendered).not.toMatch(/(?<![$%])[$%]\{/);
      }),
    );
  });

  it('reads like what people write', () => {
    const set: SelectorSet = {
      kind: 'advanced',
      advancedEventSelectors: [
        {
          name: 'Audit AccessDenied KMS events over a VPC endpoint',
          fieldSelectors: [
            { field: 'eventCategory', equals: ['NetworkActivity'] },
            { field: 'errorCode', equals: ['VpceAccessDenied'] },
          ],
        },
      ],
    };
    expect(render(set, 'terraform')).toBe(`resource "aws_cloudtrail" "payments-audit" {
  # All other arguments stay as they are.
  name = "payments-audit"

  advanced_event_selector {
    name = "Audit AccessDenied KMS events over a VPC endpoint"

    field_selector {
      field  = "eventCategory"
      equals = ["NetworkActivity"]
    }

    field_selector {
      field  = "errorCode"
      equals = ["VpceAccessDenied"]
    }
  }
}
`);
  });
});

describe('renderSelectorSet', () => {
  it('takes the Region from the ARN of a trail', () => {
    const trail = { name: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit' };
    const cli = renderSelectorSet(fullSet, 'cli', trail);
    expect(cli.ok && cli.value.startsWith('aws cloudtrail put-event-selectors --region eu-west-1')).toBe(
      true,
    );
    const hcl = renderSelectorSet(fullSet, 'terraform', trail);
    expect(hcl.ok && hcl.value).toContain('resource "aws_cloudtrail" "audit"');
  });

  it.each(['', 'file:///etc/passwd', '--profile=x', "a'b", 'a\nb', 'arn:aws:cloudtrail:x'])(
    'refuses %j as the name of a trail',
    (name) => {
      expect(renderSelectorSet(fullSet, 'cli', { name }).ok).toBe(false);
    },
  );

  it('refuses for Terraform a value that Terraform would change', () => {
    const decomposed = 'e\u0301';
    const set = (name: string, value: string): SelectorSet => ({
      kind: 'advanced',
      advancedEventSelectors: [{ name, fieldSelectors: [{ field: 'eventName', equals: [value] }] }],
    });
    expect(renderSelectorSet(set('a', decomposed), 'terraform', TRAIL).ok).toBe(false);
    expect(renderSelectorSet(set(decomposed, 'a'), 'terraform', TRAIL).ok).toBe(true);
    expect(renderSelectorSet(set('a', decomposed), 'cli', TRAIL).ok).toBe(true);
  });

  it('refuses half a character', () => {
    const set: SelectorSet = {
      kind: 'advanced',
      advancedEventSelectors: [{ fieldSelectors: [{ field: 'a', equals: ['\ud800'] }] }],
    };
    expect(renderSelectorSet(set, 'cli', TRAIL)).toMatchObject({ ok: false, error: { code: 'unsupported' } });
  });
});
