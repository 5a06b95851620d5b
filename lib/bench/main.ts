import { parseArgs } from 'node:util';
import type { BenchRow } from './bench-row.ts';

const BENCHES: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  sandbox: async () => (await import('./sandbox.ts')).benchSandbox(),
  selectors: async () => (await import('./selectors.ts')).benchSelectors(),
};

const USAGE = `Usage: npm run -s bench -- [NAME…] [--json]

Measures how time grows with the input, a row for each measurement. All benches, or those named:
  ${Object.keys(BENCHES).join('\n  ')}

  --json      the rows as JSON
  -h, --help  this text

Exit code: 0 all within reach, 1 some over it, 2 wrong arguments.
`;

process.exitCode = await main();

async function main(): Promise<0 | 1 | 2> {
  const read = readArguments();
  if (typeof read === 'string') {
    process.stderr.write(`bench: ${read}\n\n${USAGE}`);
    return 2;
  }
  if (read.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const rows: BenchRow[] = [];
  for (const name of read.names) rows.push(...((await BENCHES[name]?.()) ?? []));
  if (read.json) process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
  else for (const row of rows) process.stdout.write(`${toLine(row)}\n`);
  return rows.every(({ ok }) => ok) ? 0 : 1;
}

/** Or what is wrong with them. */
function readArguments() {
  const { values, positionals, tokens } = parseArgs({
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const option = tokens.find((token) => token.kind === 'option' && !['json', 'help'].includes(token.name));
  if (option?.kind === 'option') return `there is no option ${option.rawName}.`;
  const unknown = positionals.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) return `there is no ${unknown}.`;
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
  return { names, json: values.json === true, help: values.help === true };
}

function toLine({ name, value, unit, reach, ok }: BenchRow): string {
  return `${ok ? 'ok  ' : 'over'} ${name.padEnd(68)} ${`${value} ${unit}`.padStart(12)}  reach ${reach} ${unit}`;
}
