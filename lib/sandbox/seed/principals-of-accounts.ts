import type { IamRole, IamUser } from '../iam/iam-entity.ts';
import type { PolicyDocument, PolicyStatement } from '../iam/policy-document.ts';
import { createRandom } from '../workload/random.ts';

/** What the role `TrailpointAudit` wants to hear. Published, as all credentials of the sandbox are. */
export const AUDIT_EXTERNAL_ID = 'trailpoint-sandbox';

const KEY_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** AWSCloudTrail_ReadOnlyAccess, the managed policy. */
const CLOUDTRAIL_READ_ONLY: PolicyStatement = {
  Sid: 'CloudTrailReadOnly',
  Effect: 'Allow',
  Action: ['cloudtrail:Get*', 'cloudtrail:Describe*', 'cloudtrail:List*', 'cloudtrail:LookupEvents'],
  Resource: ['*'],
};

const EC2_DESCRIBE: PolicyStatement = { Effect: 'Allow', Action: ['ec2:Describe*'], Resource: ['*'] };

/** With the two above, all that reading an account takes. */
const READ_LOG_FILES: PolicyStatement = {
  Effect: 'Allow',
  Action: [
    's3:GetBucketLocation',
    's3:GetObject',
    's3:ListBucket',
    'kms:Decrypt',
    'organizations:DescribeOrganization',
    'organizations:ListAccounts',
  ],
  Resource: ['*'],
};

export const ADMINISTRATOR_ACCESS = policy({ Effect: 'Allow', Action: ['*'], Resource: ['*'] });

interface UserSeed {
  readonly userName: string;
  readonly description: string;
  readonly policies: readonly PolicyDocument[];
}

const USERS: readonly UserSeed[] = [
  {
    userName: 'auditor',
    description: 'Reads CloudTrail and describes EC2; neither reads log files nor changes anything.',
    policies: [policy(CLOUDTRAIL_READ_ONLY), policy(EC2_DESCRIBE)],
  },
  {
    userName: 'reader',
    description: 'Reads all that the console shows, log files included; changes nothing.',
    policies: [policy(CLOUDTRAIL_READ_ONLY, EC2_DESCRIBE, READ_LOG_FILES)],
  },
  {
    userName: 'no-ec2',
    description: 'Lacks ec2:DescribeVpcEndpoints.',
    policies: [allBut('ec2:DescribeVpcEndpoints')],
  },
  {
    userName: 'no-selectors-write',
    description: 'Lacks cloudtrail:PutEventSelectors.',
    policies: [allBut('cloudtrail:PutEventSelectors')],
  },
  {
    userName: 'no-selectors-read',
    description: 'Lacks cloudtrail:GetEventSelectors.',
    policies: [allBut('cloudtrail:GetEventSelectors')],
  },
  {
    userName: 'no-s3-read',
    description: 'Lacks s3:ListBucket and s3:GetObject.',
    policies: [allBut('s3:ListBucket', 's3:GetObject')],
  },
  {
    userName: 'not-in-ireland',
    description: 'An explicit deny keeps it out of eu-west-1.',
    policies: [
      ADMINISTRATOR_ACCESS,
      policy({
        Effect: 'Deny',
        NotAction: ['sts:*', 'organizations:*'],
        Resource: ['*'],
        Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
      }),
    ],
  },
  { userName: 'nobody', description: 'Has no policy at all.', policies: [] },
];

/** The keys open nothing but the sandbox; they follow from the names, so they are the same everywhere. */
export function createUsers(accountId: string): readonly IamUser[] {
  return USERS.map((user) => {
    const random = createRandom(`user/${accountId}/${user.userName}`);
    return {
      ...user,
      userId: `AIDA${random.text(KEY_ALPHABET, 17)}`,
      accessKeyId: `AKIA${random.text(KEY_ALPHABET, 16)}`,
      secretAccessKey: `sandbox-only-not-a-secret-${random.text(KEY_ALPHABET, 14)}`,
    };
  });
}

/** The management account has no `OrganizationAccountAccessRole`: Organizations makes it in members only. */
export function createRoles(accountId: string, managementAccountId: string): readonly IamRole[] {
  const auditors = [...new Set([accountId, managementAccountId])];
  const roles: Omit<IamRole, 'roleId'>[] = [
    {
      roleName: 'TrailpointAudit',
      description: 'Reads all that the console shows; asks for an external ID.',
      trustPolicy: trust(
        { AWS: auditors.map((id) => `arn:aws:iam::${id}:root`) },
        { StringEquals: { 'sts:ExternalId': [AUDIT_EXTERNAL_ID] } },
      ),
      policies: [policy(CLOUDTRAIL_READ_ONLY, EC2_DESCRIBE, READ_LOG_FILES)],
      maxSessionDuration: 14_400,
    },
    {
      roleName: 'HostsOnly',
      description: 'May be assumed by EC2 alone, so by nobody here.',
      trustPolicy: trust({ Service: ['ec2.amazonaws.com'] }),
      policies: [ADMINISTRATOR_ACCESS],
      maxSessionDuration: 3_600,
    },
  ];
  if (accountId !== managementAccountId) {
    roles.push({
      roleName: 'OrganizationAccountAccessRole',
      description: 'Administrator for the management account.',
      trustPolicy: trust({ AWS: [`arn:aws:iam::${managementAccountId}:root`] }),
      policies: [ADMINISTRATOR_ACCESS],
      maxSessionDuration: 3_600,
    });
  }
  return roles.map((role) => ({
    ...role,
    roleId: `AROA${createRandom(`role/${accountId}/${role.roleName}`).text(KEY_ALPHABET, 17)}`,
  }));
}

function policy(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

function allBut(...actions: readonly string[]): PolicyDocument {
  return policy({ Effect: 'Allow', NotAction: actions, Resource: ['*'] });
}

function trust(
  principal: Exclude<PolicyStatement['Principal'], undefined>,
  condition?: NonNullable<PolicyStatement['Condition']>,
): PolicyDocument {
  return policy({
    Effect: 'Allow',
    Principal: principal,
    Action: ['sts:AssumeRole'],
    // A trust policy names no resource: it is the role's own.
    Resource: ['*'],
    ...(condition === undefined ? {} : { Condition: condition }),
  });
}
