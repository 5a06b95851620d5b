import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { ec2Error } from './ec2-error.ts';

/** How EC2 speaks of one kind of resource. */
export interface IdKind {
  /** e.g. `vpce`. */
  readonly prefix: string;
  /** e.g. `InvalidVpcEndpointId`. */
  readonly errorCode: string;
  /** e.g. `Vpc Endpoint Id`. */
  readonly noun: string;
}

export const VPC_ENDPOINT_ID: IdKind = {
  prefix: 'vpce',
  errorCode: 'InvalidVpcEndpointId',
  noun: 'Vpc Endpoint Id',
};
export const VPC_ID: IdKind = { prefix: 'vpc', errorCode: 'InvalidVpcID', noun: 'vpc ID' };

/** All of them where none is named; an error where one that is named is none, or is not there. */
export function findByIds<T>(
  items: readonly T[],
  ids: readonly string[],
  idOf: (item: T) => string,
  { prefix, errorCode, noun }: IdKind,
): Result<readonly T[], AwsError> {
  const malformed = ids.find((id) => !new RegExp(`^${prefix}-[0-9a-z]+$`).test(id));
  if (malformed !== undefined) {
    return fail(ec2Error(`${errorCode}.Malformed`, `Invalid id: "${malformed}" (expecting "${prefix}-...")`));
  }
  const known = new Set(items.map(idOf));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    return fail(ec2Error(`${errorCode}.NotFound`, `The ${noun} '${unknown.join(',')}' does not exist`));
  }
  return ok(ids.length === 0 ? items : items.filter((item) => ids.includes(idOf(item))));
}
