import { setTimeout as sleep } from 'node:timers/promises';
import { CALL_FAULT_KINDS } from '../faults/fault.ts';
import type { World } from '../world/world.ts';
import type { ApiCall } from './api-call.ts';
import type { AwsError } from './aws-error.ts';
import type { Caller } from './caller.ts';
import type { ServiceProtocol } from './service-protocol.ts';

type Meant = { readonly kind: 'instead'; readonly error: AwsError } | { kind: 'cut'; at: 'start' | 'body' };

/** What somebody asked to go wrong with this call. A cut comes after the call was run: the answer is lost, not the deed. */
export async function meetFaults(
  world: World,
  protocol: ServiceProtocol,
  caller: Caller,
  { operation, action, resourceARN }: ApiCall,
): Promise<Meant | undefined> {
  const { accountId, region } = caller;
  const place = { service: protocol.door.service, operation, action, accountId, region };
  const delay = world.faults.take(['delay'], place);
  if (delay !== undefined) await sleep(delay.ms);
  const fault = world.faults.take(
    CALL_FAULT_KINDS.filter((kind) => kind !== 'delay'),
    place,
  );
  switch (fault?.kind) {
    case undefined:
      return undefined;
    case 'throttle':
      return { kind: 'instead', error: protocol.throttling };
    case 'error':
      return { kind: 'instead', error: protocol.failures[fault.status] };
    case 'deny':
      return {
        kind: 'instead',
        error: protocol.explainDenial({ caller, action, resourceARN, decision: 'not-mentioned' }),
      };
    case 'expire-session':
      return { kind: 'instead', error: protocol.explainFault({ kind: 'expired-token', token: '' }) };
    case 'cut':
      return fault;
  }
}
