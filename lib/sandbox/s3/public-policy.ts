import { parseOperatorName } from '../iam/condition-operator.ts';
import { parseIpRange } from '../iam/ip-range.ts';
import type { PolicyDocument, PolicyStatement } from '../iam/policy-document.ts';

/** Keys that keep a statement from being public where they are held to fixed values. */
const NARROWING_KEYS = new Set(
  [
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceIp',
    'aws:SourceOrgID',
    'aws:SourceOwner',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:userid',
    's3:DataAccessPointAccount',
    's3:DataAccessPointArn',
    's3:x-amz-server-side-encryption-aws-kms-key-id',
  ].map((key) => key.toLowerCase()),
);

const NARROWING_OPERATORS = new Set([
  'ArnEquals',
  'ArnLike',
  'IpAddress',
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
]);

/**
 * Whether S3 calls a bucket's policy public: it takes any policy for public unless every allowance is for fixed
 * principals or is held to a fixed value of certain keys (S3 User Guide, "The meaning of 'public'").
 */
export function isPublicPolicy({ Statement }: PolicyDocument): boolean {
  return Statement.some((statement) => statement.Effect === 'Allow' && isOpen(statement));
}

function isOpen(statement: PolicyStatement): boolean {
  const { Principal } = statement;
  const isEverybody =
    Principal === undefined || Principal === '*' || (Principal.AWS?.some((name) => name === '*') ?? false);
  if (!isEverybody) return false;
  return !Object.entries(statement.Condition ?? {}).some(([operator, keys]) =>
    Object.entries(keys).some(([key, values]) => narrows(operator, key.toLowerCase(), values)),
  );
}

function narrows(operator: string, key: string, values: readonly string[]): boolean {
  const { set, ifExists, base } = parseOperatorName(operator);
  // What holds where the key is missing narrows nothing.
  if (ifExists || set === 'ForAllValues' || !NARROWING_OPERATORS.has(base) || !NARROWING_KEYS.has(key)) {
    return false;
  }
  return values.length > 0 && values.every((value) => isFixed(key, value));
}

function isFixed(key: string, value: string): boolean {
  if (key === 'aws:sourceip') {
    const range = parseIpRange(value);
    return range !== undefined && range.length >= (range.bits === 32 ? 8 : 32);
  }
  if (value.includes('${')) return false;
  // The account of an ARN must be told; what comes behind it may be any.
  if (value.startsWith('arn:')) {
    const account = value.split(':')[4] ?? '';
    return account !== '' ? !/[*?]/.test(account) : !/[*?]/.test(value);
  }
  return key === 'aws:principalorgpaths' ? /^o-[a-z0-9]+\//.test(value) : !/[*?]/.test(value);
}
