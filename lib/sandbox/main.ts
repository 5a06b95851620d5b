import { parseArguments, type SandboxOptions, USAGE } from './arguments.ts';
import { formatReadyLine } from './ready-line.ts';
import { openSandbox, type Sandbox } from './sandbox.ts';

const words = process.argv.slice(2);
const options = parseArguments(words);
if (words.some((word) => word === '--events' || word.startsWith('--events='))) {
  // Not a server at all: log files for whoever measures or tries something on a large collection.
  await import('./generate/main.ts');
} else if (!options.ok) {
  process.stderr.write(`sandbox: ${options.error}\n\n${USAGE}\n`);
  process.exitCode = 1;
} else if (options.value === 'help') {
  process.stdout.write(`${USAGE}\n`);
} else {
  await serve(options.value);
}

async function serve(chosen: SandboxOptions): Promise<void> {
  let stopping = false;
  let sandbox: Sandbox | undefined;

  function stop(): void {
    if (stopping) return;
    stopping = true;
    // A disk that hangs must not keep the process: what is durable is durable already.
    setTimeout(() => process.exit(1), 1_900).unref();
    (sandbox?.close() ?? Promise.resolve()).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`sandbox: could not end cleanly: ${error}\n`);
        process.exit(1);
      },
    );
  }
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  try {
    sandbox = await openSandbox(chosen);
  } catch (error) {
    process.stderr.write(`sandbox: ${explain(error, chosen)}\n`);
    process.exit(1);
  }
  process.stdout.write(`${formatReadyLine(sandbox.endpoint, sandbox.organization)}\n`);
}

function explain(error: unknown, { port, dataDir }: SandboxOptions): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `port ${port} is already in use. Choose another with --port, or stop what listens there.`;
  }
  // The system's errors all have one, bugs do not; a read-only disk may say ENOENT, a full one ENOSPC.
  if (error instanceof Error && 'syscall' in error) {
    return `cannot use port ${port} or write to ${dataDir}: ${error}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
