import { spawn } from 'node:child_process';

const GRACE_MS = 5000;
const KEPT_LINES = 60;

/**
 * @typedef {object} Child
 * @property {number} pid also the id of its process group
 * @property {import('node:child_process').ChildProcess} process
 * @property {Promise<{code: number | null, signal: NodeJS.Signals | null}>} ended
 * @property {() => string} lastOutput its last lines, stdout and stderr in the order in which they came
 * @property {(onLine: ((line: string) => void) | undefined) => void} onStdoutLine
 * @property {(onLine: ((line: string) => void) | undefined) => void} onStderrLine
 */

/** Every process that this one started and that has not ended yet. */
const running = new Set();
let stopping = false;

/** Whether this process is on its way out, so that a child's end is no news. */
export function isStopping() {
  return stopping;
}

/**
 * Starts a program in a process group of its own: Ctrl+C then reaches only us, and we end the group as a whole.
 * Its stdin stays open as long as we live; see child-life.mjs.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd: string, env: Record<string, string | undefined>, keptLines?: number}} options
 * @returns {Child}
 */
export function startChild(command, args, { cwd, env, keptLines = KEPT_LINES }) {
  if (stopping) throw new Error(`${command} is not started any more: everything is being ended.`);
  const started = spawn(command, args, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const kept = /** @type {string[]} */ ([]);
  const listeners = /** @type {{out?: (line: string) => void, err?: (line: string) => void}} */ ({});
  const keep = (line) => {
    kept.push(line);
    if (kept.length > keptLines) kept.shift();
  };
  eachLine(started.stdout, (line) => {
    keep(line);
    listeners.out?.(line);
  });
  eachLine(started.stderr, (line) => {
    keep(line);
    listeners.err?.(line);
  });
  // A child that dies before we write to it breaks the pipe; its end is reported by `ended`.
  started.stdin.on('error', () => {});
  const child = {
    pid: started.pid ?? -1,
    process: started,
    ended: new Promise((resolve) => {
      started.on('error', (error) => {
        running.delete(child);
        keep(error.message);
        resolve({ code: 127, signal: null });
      });
      started.on('close', (code, signal) => {
        running.delete(child);
        resolve({ code, signal });
      });
    }),
    lastOutput: () => kept.join('\n'),
    onStdoutLine: (onLine) => {
      listeners.out = onLine;
    },
    onStderrLine: (onLine) => {
      listeners.err = onLine;
    },
  };
  running.add(child);
  return child;
}

/**
 * Ends a child and everything in its group: asks first, then kills.
 * @param {Child} child
 * @param {number} [graceMs]
 */
export async function stopChild(child, graceMs = GRACE_MS) {
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  await child.ended;
  clearTimeout(timer);
  // The leader may have left others behind.
  signalGroup(child, 'SIGKILL');
}

/** Ends everything that was started here, and starts nothing any more. */
export async function stopEverything() {
  stopping = true;
  await Promise.all([...running].map((child) => stopChild(child)));
}

export function killEverything() {
  stopping = true;
  for (const child of running) signalGroup(child, 'SIGKILL');
}

/** @param {{pid: number}} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (child.pid <= 0) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended.
  }
}

/** @param {NodeJS.ReadableStream} stream @param {(line: string) => void} onLine */
function eachLine(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}
