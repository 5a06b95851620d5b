/** Lets at most `places` tasks run at once; the others wait in order of arrival. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  readonly #places: number;
  #running = 0;
  #idle: (() => void)[] = [];
  #ended = false;

  constructor(places: number) {
    this.#places = places;
  }

  /** Throws the signal's reason when it aborts while waiting. */
  async take<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#ended) throw new Error('The event index is closed');
    if (this.#running >= this.#places) await this.#wait(signal);
    else this.#running += 1;
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  /** Refuses new tasks and resolves when the accepted ones are done. */
  async end(): Promise<void> {
    this.#ended = true;
    if (this.#running === 0) return;
    await new Promise<void>((resolve) => {
      this.#idle.push(resolve);
    });
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(signal?.reason);
      };
      if (signal?.aborted) return reject(signal.reason);
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(enter);
    });
  }

  /** The place goes straight to the next in line, so a newcomer cannot slip in between. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next !== undefined) {
      next();
      return;
    }
    this.#running -= 1;
    if (this.#running === 0) {
      for (const resolve of this.#idle) resolve();
      this.#idle = [];
    }
  }
}
