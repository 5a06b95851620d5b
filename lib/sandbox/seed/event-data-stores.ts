import type { EventDataStoreState } from '../world/state.ts';
import { DATA_PLATFORM } from './organization.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * One account came to CloudTrail Lake before it was closed to new customers, and may go on; the others cannot have an
 * event data store any more.
 */
export function seedEventDataStores(nowMs: number): EventDataStoreState[] {
  return [
    {
      eventDataStoreArn: `arn:aws:cloudtrail:eu-west-1:${DATA_PLATFORM}:eventdatastore/3f9a6c1e-5b2d-4e87-9c40-7d1b8a2e6f53`,
      accountId: DATA_PLATFORM,
      region: 'eu-west-1',
      name: 'lake-perimeter-history',
      status: 'ENABLED',
      advancedEventSelectors: [
        {
          name: 'Management events selector',
          fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }],
        },
        {
          name: 'All S3 calls through endpoints',
          fieldSelectors: [
            { field: 'eventCategory', equals: ['NetworkActivity'] },
            { field: 'eventSource', equals: ['s3.amazonaws.com'] },
          ],
        },
      ],
      multiRegionEnabled: true,
      organizationEnabled: false,
      retentionPeriod: 366,
      terminationProtectionEnabled: true,
      billingMode: 'EXTENDABLE_RETENTION_PRICING',
      maxEventSize: 'Standard',
      contextKeySelectors: [],
      insightSelectors: [],
      createdTime: nowMs - 400 * DAY_MS,
      updatedTime: nowMs - 400 * DAY_MS,
    },
  ];
}
