/** One measurement. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it should stay within, or come up to where more is better. */
  readonly reach: number;
  readonly ok: boolean;
}

export function toRow(name: string, value: number, unit: string, reach: number): BenchRow {
  const rounded = Number(value.toPrecision(3));
  return { name, value: rounded, unit, reach, ok: rounded <= reach };
}

/** For so many of something in a second. */
export function toRateRow(name: string, value: number, unit: string, reach: number): BenchRow {
  const rounded = Number(value.toPrecision(3));
  return { name, value: rounded, unit, reach, ok: rounded >= reach };
}
