/** Who called, in the parts that a person reads first. All strings are hostile text. */
export type Principal =
  | { readonly kind: 'role'; readonly session: string; readonly role: string; readonly accountId: string }
  | { readonly kind: 'user'; readonly name: string; readonly accountId: string }
  | { readonly kind: 'root'; readonly accountId: string }
  | { readonly kind: 'federated'; readonly name: string; readonly accountId: string }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'unknown' };

export interface Caller {
  readonly principal?: string;
  readonly principalAccountId?: string;
  readonly identityType?: string;
}

const ARN = /^arn:[^:]*:(iam|sts)::(\d*):(.+)$/s;

/**
 * Reads userIdentity as far as CloudTrail tells it: callers from other accounts are cut down to their account, and
 * anonymous S3 callers come with the account `anonymous` (CloudTrail User Guide, cloudtrail-event-reference-user-identity).
 */
export function toPrincipal({ principal, principalAccountId, identityType }: Caller): Principal {
  if (isAnonymous(principal) || isAnonymous(principalAccountId)) return { kind: 'anonymous' };
  const [, service, accountId = '', resource = ''] = ARN.exec(principal ?? '') ?? [];
  if (service) {
    const known = toIamPrincipal(service, accountId, resource);
    if (known) return known;
  }
  if (identityType === 'AWSService' && principal) return { kind: 'service', name: principal };
  const fromAccount =
    identityType === 'AWSAccount' || (principal !== undefined && principal === principalAccountId);
  if (fromAccount && principalAccountId) return { kind: 'account', accountId: principalAccountId };
  if (principal) return { kind: 'other', name: principal };
  return principalAccountId ? { kind: 'account', accountId: principalAccountId } : { kind: 'unknown' };
}

function toIamPrincipal(service: string, accountId: string, resource: string): Principal | undefined {
  if (service === 'iam' && resource === 'root') return { kind: 'root', accountId };
  const [type, ...path] = resource.split('/');
  const name = path.at(-1);
  if (!name) return undefined;
  if (service === 'iam' && type === 'user') return { kind: 'user', name, accountId };
  if (service === 'sts' && type === 'federated-user') return { kind: 'federated', name, accountId };
  const role = path[0];
  if (service === 'sts' && type === 'assumed-role' && role && path.length > 1) {
    return { kind: 'role', role, session: path.slice(1).join('/'), accountId };
  }
  return undefined;
}

function isAnonymous(text: string | undefined): boolean {
  return text === 'anonymous' || text === 'ANONYMOUS_PRINCIPAL';
}

/** The shortest text that still tells callers apart, for a table. */
export function toShortName(principal: Principal): string | undefined {
  switch (principal.kind) {
    case 'role':
      return `${principal.role}/${principal.session}`;
    case 'user':
    case 'federated':
    case 'service':
    case 'other':
      return principal.name;
    case 'account':
      return principal.accountId;
    case 'root':
    case 'anonymous':
    case 'unknown':
      return undefined;
  }
}
