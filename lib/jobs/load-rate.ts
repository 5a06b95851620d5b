/** Long enough that one large batch does not make the figure jump, short enough to follow a slower network. */
const WINDOW_MS = 20_000;

interface Sample {
  readonly atMs: number;
  readonly bytes: number;
  readonly events: number;
}

/** How fast log files have been read lately. */
export class LoadRate {
  #samples: Sample[] = [];
  #sinceMs: number | undefined;

  /** Reading begins, after a time in which there was nothing to read. */
  begin(nowMs: number): void {
    this.#sinceMs ??= nowMs;
  }

  stop(): void {
    this.#samples = [];
    this.#sinceMs = undefined;
  }

  add(sample: Sample): void {
    this.#samples.push(sample);
    const from = sample.atMs - WINDOW_MS;
    this.#samples = this.#samples.filter(({ atMs }) => atMs > from);
  }

  /** Undefined until something was read. */
  perSecond(nowMs: number): { readonly bytes: number; readonly events: number } | undefined {
    if (this.#samples.length === 0 || this.#sinceMs === undefined) return undefined;
    const seconds = Math.max(0.25, (nowMs - Math.max(this.#sinceMs, nowMs - WINDOW_MS)) / 1000);
    const sum = (of: 'bytes' | 'events') => this.#samples.reduce((total, sample) => total + sample[of], 0);
    return { bytes: sum('bytes') / seconds, events: sum('events') / seconds };
  }
}
