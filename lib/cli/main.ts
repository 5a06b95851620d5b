import { parseArguments } from './arguments.ts';
import type { Command } from './door.ts';
import { type ExitCode, Output } from './output.ts';
import { loadPhraseWriter } from './phrase-writer.ts';
import { type CommandName, USAGE } from './usage.ts';

// Each command brings its own part of the room along and no other, for the sake of the start.
const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  validate: async () => (await import('./commands/validate.ts')).validate,
  convert: async () => (await import('./commands/convert.ts')).convert,
  compare: async () => (await import('./commands/compare.ts')).compare,
  explain: async () => (await import('./commands/explain.ts')).explain,
  review: async () => (await import('./commands/review.ts')).review,
  render: async () => (await import('./commands/render.ts')).render,
  match: async () => (await import('./commands/match.ts')).match,
};

// `trailpoint … | head` has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await run();

async function run(): Promise<ExitCode> {
  const out = new Output(process.stdout, process.stderr);
  const options = parseArguments(process.argv.slice(2));
  if (!options.ok) {
    out.fault(options.error);
    process.stderr.write('See trailpoint --help.\n');
    return 2;
  }
  if (options.value === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const { command: name, lang } = options.value;
  const [command, phrases] = await Promise.all([COMMANDS[name](), loadPhraseWriter(lang)]);
  try {
    return await command({ arguments: options.value, stdin: process.stdin, out, phrases });
  } catch (error) {
    // The one bug that an input can bring about: brackets within brackets, deeper than any selector has them.
    if (!(error instanceof RangeError)) throw error;
    out.fault('the input is nested too deeply.');
    return 2;
  }
}
