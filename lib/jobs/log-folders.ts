import type { LogKind } from '../cloudtrail/log-key.ts';
import type { Failure } from '../failure.ts';
import type { ListedFile } from './backlog.ts';
import { forEachBounded } from './bounded.ts';
import type { S3Reader } from './s3-reader.ts';

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

/** Folders of events of these kinds, one an account and Region: `…/CloudTrail-NetworkActivity/eu-west-1/`. */
export async function listRegionFolders(
  s3: S3Reader,
  destination: LogDestination,
  kinds: readonly LogKind[],
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
    accounts.flatMap((account) => kinds.map((kind) => `${account}${kind}/`)),
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

/** Day folders of these Regions: `…/eu-west-1/2026/11/23/`. */
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
  return { found: levels.at(-1)?.found ?? [], ...firstFailure(...levels) };
}

/** The log files of one folder, or those after a key, the newest name first. */
export async function listLogFiles(
  s3: S3Reader,
  { bucket, folder, startAfter }: { bucket: string; folder: string; startAfter: string | undefined },
  signal: AbortSignal,
): Promise<Found<ListedFile>> {
  const files: ListedFile[] = [];
  let continuationToken: string | undefined;
  do {
    const page = await s3.listObjects({
      bucket,
      prefix: folder,
      signal,
      ...(startAfter !== undefined && { startAfter }),
      ...(continuationToken && { continuationToken }),
    });
    signal.throwIfAborted();
    if (!page.ok) return { found: files.reverse(), failure: page.error };
    for (const object of page.value.objects) {
      if (/\.json(\.gz)?$/.test(object.key)) files.push({ ...object, folder });
    }
    continuationToken = page.value.nextToken;
  } while (continuationToken !== undefined);
  return { found: files.reverse() };
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

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
