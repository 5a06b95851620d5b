import { ok } from '../../result.ts';
import type { QueryOperation } from '../http/query-protocol.ts';

/** AWS grants this to everyone, whatever their policies say. */
export const getCallerIdentity: QueryOperation = (_world, caller) =>
  ok({ Arn: caller.arn, UserId: caller.userId, Account: caller.accountId });
