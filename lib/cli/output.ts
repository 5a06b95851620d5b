import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { toSafeJson } from '../cloudtrail/safe-json.ts';
import { toVisibleText } from './visible-text.ts';

/** 0 fine, 1 differs or found something, 2 bad input. */
export type ExitCode = 0 | 1 | 2;

/** Results go to standard output, faults and remarks to standard error; neither raw. */
export class Output {
  readonly #results: Writable;
  readonly #faults: Writable;

  constructor(results: Writable, faults: Writable) {
    this.#results = results;
    this.#faults = faults;
  }

  line(text = ''): void {
    this.#results.write(`${toVisibleText(text)}\n`);
  }

  json(value: unknown): void {
    this.#results.write(`${toSafeJson(value, 2)}\n`);
  }

  /** Text that is known to hold nothing that a terminal obeys; waits while the reader is slower than we are. */
  async verbatim(text: string): Promise<void> {
    if (text !== '' && !this.#results.write(text)) await once(this.#results, 'drain');
  }

  remark(text: string): void {
    this.#faults.write(`${toVisibleText(text)}\n`);
  }

  fault(text: string): void {
    this.remark(`trailpoint: ${text}`);
  }
}
