import type { EventRow } from '@/lib/cloudtrail/captured-event.ts';
import { type Outcome, toOutcome } from './outcome';
import { type Principal, toPrincipal } from './principal';

/** What things are called here, beside the ids that records have. */
export interface Names {
  endpointName(vpcEndpointId: string): string | undefined;
  accountName(accountId: string): string | undefined;
  trailName(trailARN: string): string;
}

export const NO_NAMES: Names = {
  endpointName: () => undefined,
  accountName: () => undefined,
  trailName: (trailARN) => trailARN,
};

/** The parts of the sentence that says what happened, without a language yet. All texts are hostile. */
export interface EventSentence {
  readonly outcome: Outcome;
  readonly who: Principal;
  /** Of the caller, where the record tells it. */
  readonly account?: { readonly id: string; readonly name?: string };
  /** The caller's account is not the one that owns the endpoint. */
  readonly isForeign: boolean;
  /** In the spelling of IAM policies, e.g. `kms:Decrypt`. */
  readonly action?: string;
  readonly endpoint?: { readonly id: string; readonly name?: string };
  readonly errorCode?: string;
  readonly eventTime: string;
}

export function toEventSentence(row: EventRow, names: Names = NO_NAMES): EventSentence {
  const who = toPrincipal(row);
  const accountId = 'accountId' in who && who.accountId !== '' ? who.accountId : row.principalAccountId;
  const owner = row.vpcEndpointAccountId ?? row.recipientAccountId;
  const action = toAction(row);
  return {
    outcome: toOutcome(row.errorCode),
    who,
    ...(accountId && who.kind !== 'anonymous' && { account: named(accountId, names.accountName(accountId)) }),
    isForeign: Boolean(accountId && owner && accountId !== owner && who.kind !== 'anonymous'),
    ...(action && { action }),
    ...(row.vpcEndpointId && { endpoint: named(row.vpcEndpointId, names.endpointName(row.vpcEndpointId)) }),
    ...(row.errorCode && { errorCode: row.errorCode }),
    eventTime: row.eventTime,
  };
}

function named(id: string, name: string | undefined): { id: string; name?: string } {
  return name === undefined ? { id } : { id, name };
}

function toAction({ eventSource, eventName }: EventRow): string | undefined {
  if (!eventName) return undefined;
  const service = eventSource?.replace(/\.amazonaws\.com(\.cn)?$/, '');
  return service ? `${service}:${eventName}` : eventName;
}
