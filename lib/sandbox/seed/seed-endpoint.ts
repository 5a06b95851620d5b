import type { PolicyStatement } from '../iam/policy-document.ts';
import type { VpcEndpointState } from '../world/state.ts';
import { ORGANIZATION } from './organization.ts';

/** A VPC endpoint in as few words as tell it from others. */
export interface SeedEndpoint {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly region: string;
  readonly vpcId: string;
  /** The part of the service name after the Region. */
  readonly service: string;
  readonly type?: 'Gateway';
  readonly isDualStack?: true;
  readonly tags?: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
}

/** What AWS gives an endpoint that is created without a policy. */
export const FULL_ACCESS: PolicyStatement = {
  Effect: 'Allow',
  Principal: '*',
  Action: ['*'],
  Resource: ['*'],
};

export const OWN_ORGANIZATION: PolicyStatement = {
  Sid: 'OwnOrganization',
  Effect: 'Allow',
  Principal: '*',
  Action: ['*'],
  Resource: ['*'],
  Condition: { StringEquals: { 'aws:PrincipalOrgID': [ORGANIZATION.organizationId] } },
};

/** Nothing may be put where the organization does not own it. */
export const NO_EXPORT: PolicyStatement = {
  Sid: 'NothingLeavesTheOrganization',
  Effect: 'Deny',
  Principal: '*',
  Action: ['s3:PutObject', 's3:DeleteObject'],
  Resource: ['*'],
  Condition: { StringNotEqualsIfExists: { 'aws:ResourceOrgID': [ORGANIZATION.organizationId] } },
};

export function ownAccount(accountId: string, ...actions: readonly string[]): PolicyStatement {
  return {
    Sid: 'OwnAccount',
    Effect: 'Allow',
    Principal: '*',
    Action: actions,
    Resource: ['*'],
    Condition: { StringEquals: { 'aws:PrincipalAccount': [accountId] } },
  };
}

export function denyRole(accountId: string, role: string, ...actions: readonly string[]): PolicyStatement {
  return {
    Sid: 'KeepOut',
    Effect: 'Deny',
    Principal: { AWS: [`arn:aws:iam::${accountId}:role/${role}`] },
    Action: actions,
    Resource: ['*'],
  };
}

export function toVpcEndpointState(seed: SeedEndpoint): VpcEndpointState {
  return {
    vpcEndpointId: seed.id,
    vpcEndpointType: seed.type ?? 'Interface',
    vpcId: seed.vpcId,
    serviceName: `com.amazonaws.${seed.region}.${seed.service}`,
    region: seed.region,
    ownerId: seed.ownerId,
    name: seed.name,
    creationTime: '2026-02-03T09:12:44Z',
    ...(seed.isDualStack ? { ipAddressType: 'dualstack' as const } : {}),
    ...(seed.tags === undefined
      ? {}
      : { tags: Object.entries(seed.tags).map(([key, value]) => ({ key, value })) }),
    policyDocument: { Version: '2012-10-17', Statement: seed.statements },
  };
}
