import { type ParseArgsConfig, parseArgs } from 'node:util';
import { PARTITIONS } from '../cloudtrail/arn.ts';
import { INSIGHT_TYPES, type InsightSelector } from '../cloudtrail/review-finding.ts';
import type { SelectorTarget } from '../cloudtrail/selector-fields.ts';
import type { Locale } from '../messages/catalogue.ts';
import { fail, ok, type Result } from '../result.ts';
import { COMMANDS, type CommandName } from './usage.ts';

export interface Arguments {
  readonly command: CommandName;
  readonly files: readonly string[];
  readonly json: boolean;
  readonly lang: Locale;
  readonly trail?: string;
  readonly target?: SelectorTarget;
  readonly to: 'advanced' | 'basic';
  readonly as?: 'cli' | 'terraform' | 'cloudformation';
  readonly region?: string;
  readonly bucket?: string;
  readonly logging?: 'on' | 'off';
  readonly logBucket?: string;
  readonly partition?: string;
  readonly insights: readonly InsightSelector[];
}

type Options = NonNullable<ParseArgsConfig['options']>;
const text = { type: 'string' } as const;

const ALL_OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  lang: text,
  trail: text,
  partition: text,
} as const satisfies Options;
const OWN_OPTIONS = {
  for: text,
  to: text,
  as: text,
  region: text,
  bucket: text,
  logging: text,
  'log-bucket': text,
  insights: text,
} as const satisfies Options;

/** What each command takes besides the options that all take, and how many files. */
const RULES: Readonly<
  Record<CommandName, { options: readonly (keyof typeof OWN_OPTIONS)[]; files: readonly [number, number] }>
> = {
  validate: { options: ['for'], files: [0, 1] },
  convert: { options: ['to'], files: [0, 1] },
  compare: { options: [], files: [2, 2] },
  explain: { options: [], files: [0, 1] },
  review: { options: ['insights', 'log-bucket'], files: [0, 1] },
  render: { options: ['as', 'region', 'bucket', 'logging'], files: [0, 1] },
  match: { options: [], files: [1, Number.POSITIVE_INFINITY] },
};

/** The error is a sentence for the person at the keyboard. */
export function parseArguments(argv: readonly string[]): Result<Arguments | 'help', string> {
  const parsed = readOptions(argv);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [name, ...files] = positionals;
  if (values.help === true || name === 'help') return ok('help');
  if (name === undefined) return fail('which command?');
  const command = COMMANDS.find((known) => known === name);
  if (!command) return fail(`there is no command ${name}. It is one of ${COMMANDS.join(', ')}.`);

  const { options, files: range } = RULES[command];
  const foreign = Object.keys(OWN_OPTIONS).find(
    (option) => option in values && !options.some((own) => own === option),
  );
  if (foreign) return fail(`${command} takes no --${foreign}.`);
  const [least, most] = range;
  if (files.length < least || files.length > most) return fail(`${command} takes ${countWord(command)}.`);
  if (files.filter((file) => file === '-').length > 1) return fail('only one input can be standard input.');

  const lang = oneOf('lang', values.lang ?? 'en', ['en', 'ja'] as const);
  if (!lang.ok) return lang;
  const target = oneOf('for', values.for, ['trail', 'event-data-store'] as const);
  if (!target.ok) return target;
  const to = oneOf('to', values.to ?? 'advanced', ['advanced', 'basic'] as const);
  if (!to.ok) return to;
  const as = oneOf('as', values.as, ['cli', 'terraform', 'cloudformation'] as const);
  if (!as.ok) return as;
  const logging = oneOf('logging', values.logging, ['on', 'off'] as const);
  if (!logging.ok) return logging;
  const partition = oneOf('partition', values.partition, PARTITIONS);
  if (!partition.ok) return partition;
  const insights = readInsights(values.insights);
  if (!insights.ok) return insights;
  if (command === 'render' && !as.value) return fail('render needs --as cli, terraform or cloudformation.');
  if (command === 'render' && !values.trail) return fail('render needs --trail NAME.');
  if (values.region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d$/.test(values.region)) {
    return fail(`--region must be a Region such as us-east-1, not ${values.region}.`);
  }
  return ok({
    command,
    files,
    json: values.json === true,
    lang: lang.value ?? 'en',
    to: to.value ?? 'advanced',
    insights: insights.value,
    ...defined({
      trail: values.trail,
      target: target.value,
      as: as.value,
      region: values.region,
      bucket: values.bucket,
      logging: logging.value,
      logBucket: values['log-bucket'],
      partition: partition.value,
    }),
  });
}

function countWord(command: CommandName): string {
  if (command === 'compare') return 'two files, BEFORE and AFTER; one of them may be -, standard input';
  if (command === 'match') return 'the file of the selectors, and events from files or standard input';
  return 'one file or standard input';
}

function readOptions(argv: readonly string[]) {
  try {
    return ok(
      parseArgs({
        args: [...argv],
        options: { ...ALL_OPTIONS, ...OWN_OPTIONS },
        allowPositionals: true,
      }),
    );
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): Result<T | undefined, string> {
  const known = allowed.find((candidate) => candidate === value);
  if (value === undefined || known !== undefined) return ok(known);
  return fail(`--${option} must be ${allowed.join(' or ')}, not ${value}.`);
}

function readInsights(list: string | undefined): Result<InsightSelector[], string> {
  const insights: InsightSelector[] = [];
  for (const item of list?.split(',') ?? []) {
    const [typeName, categoryName = 'Management', ...rest] = item.split(':');
    const insightType = INSIGHT_TYPES.find((known) => known === typeName);
    const eventCategory = (['Management', 'Data'] as const).find((known) => known === categoryName);
    if (!insightType || !eventCategory || rest.length > 0) {
      return fail(`--insights must be like ApiCallRateInsight,ApiErrorRateInsight:Data, not ${list}.`);
    }
    insights.push({ insightType, eventCategory });
  }
  return ok(insights);
}

function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  return Object.assign(
    kept,
    Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)),
  );
}
