import { parseArgs } from 'node:util';
import type { BenchRow } from './bench-row.ts';

const BENCHES: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  sandbox: async () => (await import('./sandbox.ts')).benchSandbox(),
  selectors: async () => (await import('./selectors.ts')).benchSelectors(),
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown !== undefined) {
  process.stderr.write(`bench: there is no ${unknown}. It is one of ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exitCode = 2;
} else {
  const rows: BenchRow[] = [];
  for (const name of names) rows.push(...((await BENCHES[name]?.()) ?? []));
  if (values.json) process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
  else for (const row of rows) process.stdout.write(`${toLine(row)}\n`);
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}

function toLine({ name, value, unit, reach, ok }: BenchRow): string {
  return `${ok ? 'ok  ' : 'over'} ${name.padEnd(64)} ${`${value} ${unit}`.padStart(12)}  reach ${reach} ${unit}`;
}
