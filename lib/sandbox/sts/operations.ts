import type { QueryOperation } from '../http/query-protocol.ts';
import { getCallerIdentity } from './get-caller-identity.ts';

export const STS_OPERATIONS: ReadonlyMap<string, QueryOperation> = new Map([
  ['GetCallerIdentity', getCallerIdentity],
]);
