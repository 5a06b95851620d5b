import { isStopping } from './processes.mjs';

const colours = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

/** @param {number} open @param {number} close @returns {(text: string) => string} */
function style(open, close) {
  return (text) => (colours ? `\u001b[${open}m${text}\u001b[${close}m` : text);
}

export const bold = style(1, 22);
export const dim = style(2, 22);
export const red = style(31, 39);
export const green = style(32, 39);
export const yellow = style(33, 39);

/** @param {string} [line] */
export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** @param {string} line */
export function warn(line) {
  process.stderr.write(`${yellow(line)}\n`);
}

/** @param {string} line */
export function complain(line) {
  process.stderr.write(`${red(line)}\n`);
}

/** Seconds for people: `0.4 s`, `38 s`. @param {number} sinceMs a value of `performance.now()` */
export function secondsSince(sinceMs) {
  const seconds = (performance.now() - sinceMs) / 1000;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

/**
 * Says what is being done while it is done: one line, which counts the seconds on a terminal.
 * @template T
 * @param {string} doing
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function during(doing, work) {
  const start = performance.now();
  process.stdout.write(`${doing} …`);
  const redraw = () => process.stdout.write(`\r${doing} … ${dim(secondsSince(start))}`);
  const timer = process.stdout.isTTY ? setInterval(redraw, 500) : undefined;
  let outcome = 'failed';
  try {
    const value = await work();
    outcome = 'done';
    return value;
  } finally {
    clearInterval(timer);
    const told = `${outcome} in ${secondsSince(start)}`;
    // After Ctrl+C the line has ended already.
    if (!isStopping())
      process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${doing} … ${told}\n` : ` ${told}\n`);
  }
}
