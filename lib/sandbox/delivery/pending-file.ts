import type { LogKind } from '../../cloudtrail/log-key.ts';
import type { SandboxRecord } from '../workload/records.ts';
import type { TrailState } from '../world/state.ts';

/** A log file that is yet to be written: of one trail, account, Region and kind. */
export interface PendingFile {
  readonly trail: TrailState;
  readonly accountId: string;
  readonly region: string;
  readonly kind: LogKind;
  readonly records: SandboxRecord[];
  /** Somebody's own call is in it, which no seed foresees: nothing happens to the file by chance. */
  hasApiCalls: boolean;
}

/** User Guide, get-and-view-cloudtrail-log-files: 50 MB, before compression. */
const MOST_BYTES = 50 * 1024 * 1024;
const OPENING = '{"Records":[';
const CLOSING = ']}';

/** The same for all that may lie in one file. */
export function nameFile({
  trail,
  accountId,
  region,
  kind,
}: Pick<PendingFile, 'trail' | 'accountId' | 'region' | 'kind'>): string {
  return `${trail.trailARN} ${accountId} ${region} ${kind}`;
}

/** Events of one window, where there are windows, share a file. */
export function addToFile(
  files: Map<string, PendingFile>,
  trail: TrailState,
  record: SandboxRecord,
  { window = '', isApiCall = false }: { readonly window?: string; readonly isApiCall?: boolean } = {},
): void {
  const place = {
    trail,
    accountId: record.recipientAccountId,
    region: record.awsRegion,
    kind:
      record.eventCategory === 'NetworkActivity'
        ? ('CloudTrail-NetworkActivity' as const)
        : ('CloudTrail' as const),
  };
  const name = `${nameFile(place)} ${window}`;
  const file = files.get(name);
  if (file === undefined) {
    files.set(name, { ...place, records: [record], hasApiCalls: isApiCall });
    return;
  }
  file.records.push(record);
  file.hasApiCalls ||= isApiCall;
}

/** The text of a file, or of several where one would be too large. */
export function cutIntoTexts(
  records: readonly SandboxRecord[],
  mostBytes = MOST_BYTES,
): readonly { readonly text: string; readonly records: readonly SandboxRecord[] }[] {
  const parts: { readonly texts: string[]; readonly records: SandboxRecord[] }[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const text = JSON.stringify(record);
    const size = Buffer.byteLength(text) + 1;
    if (bytes + size > mostBytes) {
      parts.push({ texts: [], records: [] });
      bytes = OPENING.length + CLOSING.length;
    }
    bytes += size;
    const part = parts.at(-1);
    part?.texts.push(text);
    part?.records.push(record);
  }
  return parts.map((part) => ({
    text: `${OPENING}${part.texts.join(',')}${CLOSING}`,
    records: part.records,
  }));
}
