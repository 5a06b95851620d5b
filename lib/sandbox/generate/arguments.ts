import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../result.ts';
import { ORGANIZATION } from '../seed/organization.ts';
import type { GenerationPlan } from './plan.ts';

export interface GeneratorOptions {
  readonly plan: GenerationPlan;
  readonly workers: number;
  readonly target: { readonly directory: string } | { readonly dataDir: string; readonly bucket: string };
}

export const USAGE = `Usage: npm run sandbox -- --events N (--out DIR | --data DIR --bucket NAME) [options]
  --events N            how many events to write, e.g. 10000000
  --out DIR             a folder for the log files, under AWS's keys
  --data DIR            or the data directory of a sandbox that is not running,
  --bucket NAME         and the bucket in it
  --files-of N          events in a file (default 25)
  --days N              days that the events are spread over (default 30)
  --from ISO            the first of them (default 2026-11-01T00:00:00Z)
  --seed NAME           the same name, the same bytes (default trailpoint)
  --accounts ID[,ID]    whose endpoints they are (default the accounts of the sandbox)
  --regions NAME[,NAME] where (default the Regions of the sandbox)
  --organization ID     put the files where an organization trail has them, e.g. o-trailp0int
  --duplicates SHARE    events that are in an earlier file as well (default 0.01)
  --late SHARE          files whose events are up to an hour old (default 0.01)
  --level N             gzip, 1 (quick, the default) to 9 (small)
  --workers N           threads (default one for each processor)
  --help`;

const DEFAULT_FROM = '2026-11-01T00:00:00Z';

/** The error is a sentence for the person at the keyboard. */
export function parseGeneratorArguments(argv: readonly string[]): Result<GeneratorOptions | 'help', string> {
  const read = readValues(argv);
  if (!read.ok) return read;
  const { values } = read.value;
  if (values.help === true) return ok('help');

  const numbers = readNumbers({
    events: [values.events, undefined, 1, 10 ** 9, true],
    'files-of': [values['files-of'], 25, 1, 50_000, true],
    days: [values.days, 30, 0.01, 3650, false],
    duplicates: [values.duplicates, 0.01, 0, 0.5, false],
    late: [values.late, 0.01, 0, 1, false],
    level: [values.level, 1, 1, 9, true],
    workers: [values.workers, availableParallelism(), 1, 64, true],
  });
  if (!numbers.ok) return numbers;
  const fromMs = Date.parse(values.from ?? DEFAULT_FROM);
  if (Number.isNaN(fromMs) || !/^\d{4}-\d{2}-\d{2}/.test(values.from ?? DEFAULT_FROM)) {
    return fail(`--from must be an ISO 8601 day or instant, not "${values.from}".`);
  }
  const accountIds = readList(values.accounts) ?? ORGANIZATION.accounts.map(({ accountId }) => accountId);
  const oddAccount = accountIds.find((id) => !/^\d{12}$/.test(id));
  if (oddAccount !== undefined)
    return fail(`--accounts takes account IDs of 12 digits, not "${oddAccount}".`);
  const regions = readList(values.regions) ?? ORGANIZATION.regions;
  const oddRegion = regions.find((name) => !/^[a-z]{2}(-[a-z]+)+-\d$/.test(name));
  if (oddRegion !== undefined) return fail(`--regions takes names such as us-east-1, not "${oddRegion}".`);
  if (values.organization !== undefined && !/^o-[a-z0-9]{10,32}$/.test(values.organization)) {
    return fail(`--organization takes an ID such as o-trailp0int, not "${values.organization}".`);
  }
  const target = readTarget(values.out, values.data, values.bucket);
  if (!target.ok) return target;

  const { events, days, duplicates, late, level, workers } = numbers.value;
  return ok({
    plan: {
      seed: values.seed ?? 'trailpoint',
      events,
      eventsPerFile: numbers.value['files-of'],
      fromMs,
      days,
      accountIds,
      regions,
      ...(values.organization === undefined ? {} : { organizationId: values.organization }),
      duplicates,
      late,
      level,
    },
    workers,
    target: target.value,
  });
}

function readValues(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return ok(
      parseArgs({
        args: [...argv],
        options: {
          events: text,
          out: text,
          data: text,
          bucket: text,
          'files-of': text,
          days: text,
          from: text,
          seed: text,
          accounts: text,
          regions: text,
          organization: text,
          duplicates: text,
          late: text,
          level: text,
          workers: text,
          help: { type: 'boolean', short: 'h' },
        },
      }),
    );
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** Text, default, least, most, whether whole. */
type NumberRule = readonly [string | undefined, number | undefined, number, number, boolean];

function readNumbers<K extends string>(
  rules: Readonly<Record<K, NumberRule>>,
): Result<Record<K, number>, string> {
  const values: Partial<Record<K, number>> = {};
  for (const name in rules) {
    const [text, fallback, least, most, isWhole] = rules[name];
    const value = text === undefined ? fallback : Number(text.replaceAll('_', ''));
    const isRight =
      value !== undefined && value >= least && value <= most && (!isWhole || Number.isInteger(value));
    if (!isRight || text?.trim() === '') {
      const kind = isWhole ? 'a whole number' : 'a number';
      return fail(
        `--${name} must be ${kind} from ${least} to ${most}${text === undefined ? '' : `, not "${text}"`}.`,
      );
    }
    values[name] = value;
  }
  // Every rule has given its value, or the function has returned.
  return ok(values as Record<K, number>);
}

function readList(text: string | undefined): readonly string[] | undefined {
  const list = text
    ?.split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return list === undefined || list.length === 0 ? undefined : list;
}

function readTarget(
  directory: string | undefined,
  dataDir: string | undefined,
  bucket: string | undefined,
): Result<GeneratorOptions['target'], string> {
  if (directory !== undefined && directory !== '' && dataDir === undefined && bucket === undefined) {
    return ok({ directory });
  }
  if (directory === undefined && dataDir !== undefined && dataDir !== '' && bucket !== undefined) {
    return ok({ dataDir, bucket });
  }
  return fail('Say where to: either --out DIR, or --data DIR and --bucket NAME.');
}
