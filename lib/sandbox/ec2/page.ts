import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { ec2Error } from './ec2-error.ts';

/** EC2's own maximum page, and what it uses where MaxResults is absent. */
const MAX_PAGE = 1000;

interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/** One page of a list that is sorted by its IDs; the token names the last ID that was told. */
export function readPage<T>(
  items: readonly T[],
  parameters: URLSearchParams,
  idOf: (item: T) => string,
  least = 1,
): Result<Page<T>, AwsError> {
  const text = parameters.get('MaxResults');
  const limit = text === null ? MAX_PAGE : Number(text);
  if (!Number.isInteger(limit) || limit < least) {
    return fail(ec2Error('InvalidParameterValue', `Value ( ${text} ) for parameter maxResults is invalid.`));
  }
  const token = parameters.get('NextToken') ?? '';
  const after = Buffer.from(token, 'base64url').toString('utf8');
  if (token !== '' && !/^[a-z][\w.-]+$/.test(after)) {
    return fail(ec2Error('InvalidNextToken', 'The token provided is invalid.'));
  }
  const rest = items.filter((item) => idOf(item) > after);
  const page = rest.slice(0, Math.min(limit, MAX_PAGE));
  const last = page.at(-1);
  const isMore = rest.length > page.length && last !== undefined;
  return ok({
    items: page,
    nextToken: isMore ? Buffer.from(idOf(last)).toString('base64url') : undefined,
  });
}
