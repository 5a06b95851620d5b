import type { Failure } from '../failure.ts';
import { forEachBounded } from './bounded.ts';
import type { S3Object, S3Reader } from './s3-reader.ts';

/** Where a trail delivers (CloudTrail User Guide, get-and-view-cloudtrail-log-files). */
export interface LogDestination {
  readonly bucket: string;
  readonly keyPrefix?: string;
  /** The account that owns the trail. */
  readonly accountId: string;
  /** The trail delivers for the members of an organization too, in a folder a member under the organization's id. */
  readonly isOrganizationTrail: boolean;
}

/** What was found, and the first failure among the listings; the one does not exclude the other. */
export interface Found<T> {
  readonly found: readonly T[];
  readonly failure?: Failure;
}

export const LIST_CONCURRENCY = 8;

/** Folders of network activity events, one an account and Region: `…/CloudTrail-NetworkActivity/eu-west-1/`. */
export async function listRegionFolders(
  s3: S3Reader,
  destination: LogDestination,
  signal: AbortSignal,
): Promise<Found<string>> {
  const { bucket, keyPrefix, accountId, isOrganizationTrail } = destination;
  const root = `${keyPrefix ? `${keyPrefix}/` : ''}AWSLogs/`;
  const own = `${root}${accountId}/`;
  const members = isOrganizationTrail ? await listMemberFolders(s3, bucket, root, signal) : { found: [] };
  const accounts = [own, ...members.found.filter((folder) => folder !== own)];
  const regions = await listSubfolders(
    s3,
    bucket,
    accounts.map((account) => `${account}CloudTrail-NetworkActivity/`),
    signal,
  );
  return { found: regions.found, ...firstFailure(members, regions) };
}

async function listMemberFolders(
  s3: S3Reader,
  bucket: string,
  root: string,
  signal: AbortSignal,
): Promise<Found<string>> {
  const top = await listSubfolders(s3, bucket, [root], signal);
  const organizations = top.found.filter((folder) => /^o-[a-z0-9]+$/.test(lastName(folder)));
  const members = await listSubfolders(s3, bucket, organizations, signal);
  return {
    found: members.found.filter((folder) => /^\d{12}$/.test(lastName(folder))),
    ...firstFailure(top, members),
  };
}

/** Day folders of these Regions, the newest day first: `…/eu-west-1/2026/11/23/`. */
export async function listDayFolders(
  s3: S3Reader,
  bucket: string,
  regionFolders: readonly string[],
  signal: AbortSignal,
): Promise<Found<string>> {
  const levels: Found<string>[] = [{ found: regionFolders }];
  for (const digits of [/^\d{4}$/, /^\d{2}$/, /^\d{2}$/]) {
    const below = await listSubfolders(s3, bucket, levels.at(-1)?.found ?? [], signal);
    levels.push({ ...below, found: below.found.filter((folder) => digits.test(lastName(folder))) });
  }
  const days = [...(levels.at(-1)?.found ?? [])].sort(
    (a, b) => compareText(dayOf(b), dayOf(a)) || compareText(a, b),
  );
  return { found: days, ...firstFailure(...levels) };
}

/**
 * Today's and yesterday's folders in UTC. Delivery takes about 5 minutes and sometimes longer, so a file of the last
 * day may still come after midnight.
 */
export function recentDayFolders(regionFolders: readonly string[], now: Date): string[] {
  const dayMs = 24 * 60 * 60 * 1000;
  return [now.getTime(), now.getTime() - dayMs].flatMap((ms) => {
    const [year, month, day] = new Date(ms).toISOString().slice(0, 10).split('-');
    return regionFolders.map((folder) => `${folder}${year}/${month}/${day}/`);
  });
}

/** The log files of one folder, the newest name first. How files are named is not documented for this category. */
export async function listLogFiles(
  s3: S3Reader,
  bucket: string,
  folder: string,
  signal: AbortSignal,
): Promise<Found<S3Object>> {
  const objects: S3Object[] = [];
  let continuationToken: string | undefined;
  do {
    const page = await s3.listObjects({
      bucket,
      prefix: folder,
      signal,
      ...(continuationToken && { continuationToken }),
    });
    signal.throwIfAborted();
    if (!page.ok) return { found: objects.reverse(), failure: page.error };
    objects.push(...page.value.objects.filter(({ key }) => /\.json(\.gz)?$/.test(key)));
    continuationToken = page.value.nextToken;
  } while (continuationToken !== undefined);
  return { found: objects.reverse() };
}

async function listSubfolders(
  s3: S3Reader,
  bucket: string,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<Found<string>> {
  const found: string[] = [];
  let failure: Failure | undefined;
  await forEachBounded(folders, LIST_CONCURRENCY, async (prefix) => {
    let continuationToken: string | undefined;
    do {
      const page = await s3.listObjects({
        bucket,
        prefix,
        delimiter: '/',
        signal,
        ...(continuationToken && { continuationToken }),
      });
      signal.throwIfAborted();
      if (!page.ok) {
        failure ??= page.error;
        return;
      }
      found.push(...page.value.commonPrefixes);
      continuationToken = page.value.nextToken;
    } while (continuationToken !== undefined);
  });
  return { found: found.sort(compareText), ...(failure && { failure }) };
}

function firstFailure(...steps: readonly Found<unknown>[]): { failure?: Failure } {
  const failure = steps.find((step) => step.failure !== undefined)?.failure;
  return failure === undefined ? {} : { failure };
}

function lastName(folder: string): string {
  return folder.split('/').at(-2) ?? '';
}

function dayOf(folder: string): string {
  return folder.split('/').slice(-4, -1).join('/');
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
