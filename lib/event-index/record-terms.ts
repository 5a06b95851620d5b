import type { EventRecord } from '../cloudtrail/event-record.ts';
import { isUuid } from './event-key.ts';
import { toPrincipal } from './principal.ts';
import type { TermColumn } from './term-columns.ts';

function oddId(id: string | undefined): string | undefined {
  return id === undefined || isUuid(id) ? undefined : id;
}

/** What each column has of a record. */
export const RECORD_TERMS: Readonly<Record<TermColumn, (record: EventRecord) => string | undefined>> = {
  event_source: ({ eventSource }) => eventSource,
  event_name: ({ eventName }) => eventName,
  aws_region: ({ awsRegion }) => awsRegion,
  vpc_endpoint_id: ({ vpcEndpointId }) => vpcEndpointId,
  vpc_endpoint_account_id: ({ vpcEndpointAccountId }) => vpcEndpointAccountId,
  error_code: ({ errorCode }) => errorCode,
  error_message: ({ errorMessage }) => errorMessage,
  source_ip_address: ({ sourceIPAddress }) => sourceIPAddress,
  recipient_account_id: ({ recipientAccountId }) => recipientAccountId,
  event_category: ({ eventCategory }) => eventCategory,
  identity_type: ({ userIdentity }) => userIdentity?.type,
  principal_account_id: ({ userIdentity }) => userIdentity?.accountId,
  principal: toPrincipal,
  event_id_text: ({ eventID }) => oddId(eventID),
  shared_event_id_text: ({ sharedEventID }) => oddId(sharedEventID),
};
