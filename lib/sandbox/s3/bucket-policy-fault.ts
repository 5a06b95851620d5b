import {
  type PolicyFault,
  type PolicyFaultReason,
  parsePolicyDocument,
} from '../iam/parse-policy-document.ts';
import type { PolicyStatement } from '../iam/policy-document.ts';
import { matchesWildcard } from '../wildcard.ts';

/** S3 User Guide, "Bucket policies": 20 KB, counted without white space. */
const MOST_BYTES = 20 * 1024;

const TEXTS: Readonly<Record<PolicyFaultReason, (detail: string) => string>> = {
  'not-json': () => 'This policy contains invalid Json',
  version: () => 'The policy must contain a valid version string',
  missing: (field) =>
    field === 'Principal'
      ? 'Missing required field Principal cannot be empty!'
      : `Missing required field ${field}`,
  'empty-statement': () => 'Could not parse the policy: Statement is empty!',
  'unknown-field': (field) => `Unknown field ${field}`,
  syntax: () => 'Invalid policy syntax.',
  effect: (effect) => `Invalid effect: ${effect}`,
  principal: () => 'Invalid principal in policy',
  action: () => 'Policy has invalid action',
  resource: () => 'Policy has invalid resource',
  operator: (operator) => `Invalid Condition type : ${operator}`,
  'duplicate-sid': () => 'Statement IDs (SID) in a single policy must be unique.',
};

/** What S3 says of a text that it does not take as the policy of this bucket. */
export function findBucketPolicyFault(text: string, bucket: string): string | undefined {
  if (!text.startsWith('{')) return "Policies must be valid JSON and the first byte must be '{'";
  const parsed = parsePolicyDocument(text);
  if (!parsed.ok) return explain(parsed.error);
  if (Buffer.byteLength(JSON.stringify(JSON.parse(text))) > MOST_BYTES) {
    return 'Normalized policy document exceeds the maximum allowed size';
  }
  for (const statement of parsed.value.Statement) {
    const fault = findStatementFault(statement, bucket);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function explain({ reason, detail }: PolicyFault): string {
  return TEXTS[reason](detail);
}

function findStatementFault(statement: PolicyStatement, bucket: string): string | undefined {
  const actions = statement.Action ?? statement.NotAction ?? [];
  if (!actions.every((action) => action === '*' || isS3Action(action))) return TEXTS.action('');
  const bucketARN = `arn:aws:s3:::${bucket}`;
  const resources = statement.Resource ?? statement.NotResource ?? [];
  const isOwn = (resource: string) =>
    resource === '*' || matchesWildcard(resource, bucketARN) || resource.startsWith(`${bucketARN}/`);
  if (
    !resources.every(
      (resource) => isOwn(resource) || matchesWildcard(resource.split('/')[0] ?? '', bucketARN),
    )
  ) {
    return TEXTS.resource('');
  }
  if (statement.Action === undefined || statement.Resource === undefined) return undefined;
  const hasBucket = resources.some((resource) => resource === '*' || matchesWildcard(resource, bucketARN));
  const hasObjects = resources.some((resource) => resource === '*' || /[/*]/.test(resource));
  const isServed = (action: string) =>
    /[*?]/.test(action) || (isObjectAction(action) ? hasObjects : hasBucket);
  return statement.Action.every(isServed)
    ? undefined
    : 'Action does not apply to any resource(s) in statement';
}

function isS3Action(action: string): boolean {
  return /^s3:(?:\*|[A-Z][A-Za-z*?]*|[*?][A-Za-z*?]*)$/i.test(action);
}

/** S3's actions on objects say so in their names, but for those on parts of one and on whoever may. */
function isObjectAction(action: string): boolean {
  const name = action.slice('s3:'.length).toLowerCase();
  return (
    /^(?:get|put|delete|restore|replicate|list)(?:object|multipart)/.test(name) ||
    /^(?:abortmultipart|bypassgovernance|initiatereplication|updateobject|listmultipartuploadparts)/.test(
      name,
    )
  );
}
