import { join, resolve } from 'node:path';
import { openObjectStore } from '../s3/object-store.ts';
import { readState } from '../world/state-file.ts';
import { type GeneratorOptions, parseGeneratorArguments, USAGE } from './arguments.ts';
import { type FileSink, type GeneratedTotals, generateLogFiles } from './generate-log-files.ts';

const PROGRESS_MS = 1000;

const options = parseGeneratorArguments(process.argv.slice(2));
if (!options.ok) {
  process.stderr.write(`sandbox: ${options.error}\n\n${USAGE}\n`);
  process.exitCode = 1;
} else if (options.value === 'help') {
  process.stdout.write(`${USAGE}\n`);
} else {
  await generate(options.value);
}

async function generate({ plan, workers, target }: GeneratorOptions): Promise<void> {
  const sink = await openSink(target);
  if (sink === undefined) return;
  const started = performance.now();
  let told = started;
  const totals = await generateLogFiles(plan, sink, {
    workers,
    onProgress(soFar) {
      const now = performance.now();
      if (now - told < PROGRESS_MS) return;
      told = now;
      process.stderr.write(`sandbox: ${describe(soFar, now - started)} of ${plan.events} events\n`);
    },
  });
  const seconds = (performance.now() - started) / 1000;
  const line = {
    ...totals,
    seconds: Number(seconds.toFixed(3)),
    eventsPerSecond: Math.round(totals.events / seconds),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function openSink(target: GeneratorOptions['target']): Promise<FileSink | undefined> {
  if ('directory' in target) return { directory: resolve(target.directory) };
  const dataDir = resolve(target.dataDir);
  const read = await readState(dataDir);
  const state = read.ok ? read.value : undefined;
  if (state?.buckets.some(({ name }) => name === target.bucket) !== true) {
    process.stderr.write(
      `sandbox: there is no bucket ${target.bucket} in ${dataDir}. Start a sandbox there once, then stop it.\n`,
    );
    process.exitCode = 1;
    return undefined;
  }
  const objects = await openObjectStore(join(dataDir, 's3'));
  return {
    async put(key, body) {
      await objects.putObject(target.bucket, {
        key,
        body,
        lastModified: Date.now() + state.clockOffsetMs,
        contentType: 'application/json',
        contentEncoding: 'gzip',
      });
    },
  };
}

function describe({ files, events }: GeneratedTotals, ms: number): string {
  return `${files} files, ${events} (${Math.round(events / (ms / 1000))} a second)`;
}
