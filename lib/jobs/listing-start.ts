/**
 * How long the names of log files may come out of order. The time in a name is of whole minutes, and within a minute
 * the names are random; CloudTrail delivers "within an average of about 5 minutes", one Region's writers not in step.
 */
const OUT_OF_ORDER_MS = 20 * 60 * 1000;

/** As documented: `111122223333_CloudTrail_us-east-1_20261123T0905Z_` before what makes the name unique. */
const NAME =
  /^(?<start>.*\/[^/]*_)(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})T(?<hour>\d{2})(?<minute>\d{2})Z_[^/_]+$/;

/**
 * After which key the next listing of the folder of this log file, its newest, may begin so that it still finds what
 * comes a little late. Undefined for a name that does not carry its time: then only a whole listing finds everything.
 */
export function toListingStart(newestKey: string): string | undefined {
  const parts = NAME.exec(newestKey)?.groups;
  if (parts === undefined) return undefined;
  const { start, year, month, day, hour, minute } = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  if (Number.isNaN(time)) return undefined;
  const from = new Date(time - OUT_OF_ORDER_MS).toISOString();
  return `${start}${from.slice(0, 16).replaceAll(/[-:]/g, '')}Z`;
}
