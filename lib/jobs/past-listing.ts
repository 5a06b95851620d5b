import type { Failure } from '../failure.ts';

/** The listing of earlier days, which runs beside the polls: at the start, after a failure, and now and then. */
export class PastListing {
  readonly #list: () => Promise<Failure | undefined>;
  readonly #againMs: number;
  readonly #whenBroken: (error: unknown) => void;
  #begunAt: number | undefined;
  #running: Promise<void> | undefined;
  #failure: Failure | undefined;

  constructor(
    list: () => Promise<Failure | undefined>,
    againMs: number,
    whenBroken: (error: unknown) => void,
  ) {
    this.#list = list;
    this.#againMs = againMs;
    this.#whenBroken = whenBroken;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** What a listing failed with, until one has not. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Resolves when the listing that runs now, if one does, has ended; never rejects. */
  async startIfDue(nowMs: number): Promise<void> {
    const isDue =
      this.#begunAt === undefined || this.#failure !== undefined || nowMs - this.#begunAt >= this.#againMs;
    if (isDue && this.#running === undefined) {
      this.#begunAt = nowMs;
      this.#running = this.#run();
    }
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      this.#failure = await this.#list();
    } catch (error) {
      this.#whenBroken(error);
    } finally {
      this.#running = undefined;
    }
  }
}
