/** What lies in a trail's bucket, a folder each (User Guide, get-and-view-cloudtrail-log-files). */
export const LOG_KINDS = [
  'CloudTrail',
  'CloudTrail-NetworkActivity',
  'CloudTrail-Insight',
  'CloudTrail-Aggregated',
  'CloudTrail-Digest',
] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export interface LogFolder {
  readonly prefix?: string;
  /** Of an organization trail, e.g. `o-exampleorgid`. */
  readonly organizationId?: string;
  /** For network activity events the owner of the VPC endpoint. */
  readonly accountId: string;
  readonly kind: LogKind;
  /** Without it the folder of all Regions. */
  readonly region?: string;
  /** The day in UTC; without it the folder of all days. */
  readonly time?: Date;
}

export interface LogFile extends LogFolder {
  readonly region: string;
  readonly time: Date;
  /** 16 characters that make the name unique. */
  readonly suffix: string;
}

export interface LogKey {
  readonly prefix?: string;
  readonly organizationId?: string;
  readonly accountId: string;
  readonly kind: LogKind;
  readonly region: string;
  /** In UTC, e.g. `2026-11-23`. */
  readonly day: string;
  readonly fileName: string;
}

/** Ends with a slash, so that a listing by it takes no neighbour. */
export function formatLogFolder({
  prefix,
  organizationId,
  accountId,
  kind,
  region,
  time,
}: LogFolder): string {
  const parts = [
    ...(prefix ? [prefix] : []),
    'AWSLogs',
    ...(organizationId ? [organizationId] : []),
    accountId,
    kind,
  ];
  if (region !== undefined) {
    parts.push(region);
    if (time) parts.push(time.toISOString().slice(0, 10).replaceAll('-', '/'));
  }
  return `${parts.join('/')}/`;
}

/**
 * The whole key of a log file. AWS documents the name for CloudTrail only; for the other kinds its middle part
 * follows the folder, as in published Insights files.
 */
export function formatLogKey(file: LogFile): string {
  const minute = `${file.time.toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}Z`;
  return `${formatLogFolder(file)}${file.accountId}_${file.kind}_${file.region}_${minute}_${file.suffix}.json.gz`;
}

const KEY =
  /^(?:(?<prefix>.+)\/)?AWSLogs\/(?:(?<organizationId>o-[a-z0-9]+)\/)?(?<accountId>\d{12})\/(?<kind>CloudTrail[A-Za-z-]*)\/(?<region>[a-z0-9-]+)\/(?<day>\d{4}\/\d{2}\/\d{2})\/(?<fileName>[^/]+\.json(?:\.gz)?)$/;

/** Reads a key by its folders; the file's name is undocumented for most kinds and only has to end in `.json.gz`. */
export function parseLogKey(key: string): LogKey | undefined {
  const groups = KEY.exec(key)?.groups;
  const kind = LOG_KINDS.find((known) => known === groups?.kind);
  const { prefix, organizationId, accountId, region, day, fileName } = groups ?? {};
  if (!kind || !accountId || !region || !day || !fileName) return undefined;
  return {
    ...(prefix === undefined ? {} : { prefix }),
    ...(organizationId === undefined ? {} : { organizationId }),
    accountId,
    kind,
    region,
    day: day.replaceAll('/', '-'),
    fileName,
  };
}
