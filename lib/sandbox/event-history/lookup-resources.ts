import { isJsonObject } from '../http/json-input.ts';
import type { SandboxRecord } from '../workload/records.ts';

export interface LookupResource {
  readonly ResourceType: string;
  readonly ResourceName: string;
}

const TRAIL = 'AWS::CloudTrail::Trail';

/** Members of requestParameters and responseElements that name a resource, by event source; `*` for all of them. */
const NAMING_MEMBERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '*': {
    bucketName: 'AWS::S3::Bucket',
    s3BucketName: 'AWS::S3::Bucket',
    roleArn: 'AWS::IAM::Role',
    kmsKeyId: 'AWS::KMS::Key',
    eventDataStore: 'AWS::CloudTrail::EventDataStore',
    eventDataStoreArn: 'AWS::CloudTrail::EventDataStore',
    vpcEndpointId: 'AWS::EC2::VPCEndpoint',
  },
  'cloudtrail.amazonaws.com': { name: TRAIL, trailName: TRAIL, trailARN: TRAIL },
  'kms.amazonaws.com': { keyId: 'AWS::KMS::Key' },
  'secretsmanager.amazonaws.com': { secretId: 'AWS::SecretsManager::Secret' },
  'ssm.amazonaws.com': { name: 'AWS::SSM::Parameter' },
  'ecr.amazonaws.com': { repositoryName: 'AWS::ECR::Repository' },
};

/** What the call is about, by every name that the record has for it: a trail's name as well as its ARN. */
export function toLookupResources(record: SandboxRecord): readonly LookupResource[] {
  const found = new Map<string, LookupResource>();
  const add = (ResourceType: string, ResourceName: string) =>
    found.set(`${ResourceType} ${ResourceName}`, { ResourceType, ResourceName });
  for (const { type, ARN } of record.resources ?? []) {
    if (type !== undefined && ARN !== undefined) add(type, ARN);
  }
  const types = { ...NAMING_MEMBERS['*'], ...findNamingMembers(record.eventSource ?? '') };
  for (const members of [record.requestParameters, record.responseElements]) {
    for (const [member, type] of Object.entries(types)) {
      const name = members?.[member];
      if (typeof name === 'string' && name !== '') add(type, name);
    }
    // EC2 wraps its members: `ModifyVpcEndpointRequest`.
    for (const inner of Object.values(members ?? {})) {
      const id = isJsonObject(inner) ? inner.VpcEndpointId : undefined;
      for (const name of Array.isArray(id) ? id : [id]) {
        if (typeof name === 'string') add('AWS::EC2::VPCEndpoint', name);
      }
    }
    const tagged = members?.resourceId;
    if (typeof tagged === 'string') {
      add(tagged.includes(':eventdatastore/') ? 'AWS::CloudTrail::EventDataStore' : TRAIL, tagged);
    }
  }
  return [...found.values()];
}

function findNamingMembers(eventSource: string): Readonly<Record<string, string>> {
  return (Object.hasOwn(NAMING_MEMBERS, eventSource) ? NAMING_MEMBERS[eventSource] : undefined) ?? {};
}
