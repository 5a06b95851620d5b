import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DeliveredLogFile } from './ingest.ts';

/** Log files for tests: as CloudTrail writes them, and the same each time. */

export const SAMPLE_TRAIL = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/network';
export const OTHER_TRAIL = 'arn:aws:cloudtrail:us-east-1:444455556666:trail/organization';
const FIRST_SECOND = Date.parse('2026-03-01T00:00:00Z') / 1000;

/** The docs' two examples in turn: allowed, then denied by an endpoint policy. A new second every fourth event. */
export function sampleRecord(
  n: number,
  changes: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const denied = n % 2 === 1;
  return {
    eventVersion: '1.09',
    userIdentity: denied
      ? { type: 'AWSAccount', principalId: `AIDA${n % 7}`, accountId: '777788889999' }
      : {
          type: 'AssumedRole',
          principalId: 'AROAEXAMPLE:role-name',
          arn: `arn:aws:sts::111122223333:assumed-role/Admin/session-${n % 5}`,
          accountId: '111122223333',
        },
    eventTime: new Date((FIRST_SECOND + Math.floor(n / 4)) * 1000).toISOString().replace('.000Z', 'Z'),
    eventSource: n % 3 === 0 ? 'kms.amazonaws.com' : 'ec2.amazonaws.com',
    eventName: n % 3 === 0 ? 'ListKeys' : 'DescribeInstances',
    awsRegion: 'us-east-1',
    sourceIPAddress: `192.0.2.${n % 250}`,
    ...(denied && {
      errorCode: 'VpceAccessDenied',
      errorMessage: 'The request was denied due to a VPC endpoint policy',
    }),
    requestID: `16bcc089-ac49-43f1-9177-${n.toString(16).padStart(12, '0')}`,
    eventID: sampleEventId(n),
    eventType: 'AwsVpceEvent',
    recipientAccountId: '111122223333',
    sharedEventID: `a1f3720c-ef19-47e9-a5d5-${n.toString(16).padStart(12, '0')}`,
    vpcEndpointId: `vpce-0${n % 4}08c1b6b9b7`,
    vpcEndpointAccountId: '111122223333',
    eventCategory: 'NetworkActivity',
    ...changes,
  };
}

export function sampleEventId(n: number): string {
  return `228ca3c8-5f95-4a8a-9732-${n.toString(16).padStart(12, '0')}`;
}

export function sampleRecords(from: number, count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, offset) => sampleRecord(from + offset));
}

export function toBody(records: readonly unknown[]): Uint8Array {
  return gzipSync(JSON.stringify({ Records: records }));
}

export function sampleFile(
  key: string,
  body: Uint8Array,
  changes: Partial<Omit<DeliveredLogFile, 'key' | 'body'>> = {},
): DeliveredLogFile {
  return {
    connectionId: 'sandbox-111122223333',
    trailARN: SAMPLE_TRAIL,
    bucket: 'network-logs',
    key,
    etag: '"1"',
    size: body.byteLength,
    body,
    ...changes,
  };
}

export interface SampleFolder extends Disposable {
  readonly path: string;
}

export function openSampleFolder(): SampleFolder {
  const path = mkdtempSync(join(tmpdir(), 'trailpoint-event-index-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
