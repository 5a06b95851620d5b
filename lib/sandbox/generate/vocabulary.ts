import { createRandom } from '../workload/random.ts';

export interface CallableService {
  readonly eventSource: string;
  /** The commonest first. */
  readonly eventNames: readonly string[];
}

export interface GeneratedEndpoint {
  readonly number: number;
  readonly vpcEndpointId: string;
  readonly service: CallableService;
}

export type GeneratedPrincipal = {
  readonly number: number;
  /** What sets its sessions apart from everybody else's. */
  readonly salt: number;
  readonly sourceIPAddresses: readonly string[];
} & (
  | {
      readonly kind: 'role';
      readonly roleName: string;
      readonly roleId: string;
      readonly sessionName: string;
    }
  | {
      readonly kind: 'user';
      readonly userName: string;
      readonly userId: string;
      readonly accessKeyId: string;
    }
  | { readonly kind: 'outsider'; readonly accountId: string; readonly principalId: string }
  | { readonly kind: 'anonymous' }
);

/** An account's Region: its endpoints and who calls through them, the busiest first. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
  readonly endpoints: readonly GeneratedEndpoint[];
  readonly principals: readonly GeneratedPrincipal[];
}

const SERVICES: readonly CallableService[] = [
  service('s3', 'GetObject PutObject ListObjects HeadObject DeleteObject ListBuckets GetBucketLocation'),
  service('kms', 'Decrypt GenerateDataKey Encrypt DescribeKey ListKeys CreateGrant RetireGrant'),
  service('dynamodb', 'GetItem Query PutItem UpdateItem BatchGetItem Scan DeleteItem DescribeTable'),
  service('sts', 'AssumeRole GetCallerIdentity AssumeRoleWithWebIdentity DecodeAuthorizationMessage'),
  service('ec2', 'DescribeInstances DescribeTags DescribeVolumes DescribeSubnets RunInstances CreateTags'),
  service('secretsmanager', 'GetSecretValue DescribeSecret ListSecrets PutSecretValue RotateSecret'),
  service('ssm', 'UpdateInstanceInformation GetParameter GetParametersByPath PutParameter SendCommand'),
  service('sqs', 'ReceiveMessage DeleteMessage SendMessage GetQueueAttributes GetQueueUrl'),
  service('lambda', 'Invoke ListFunctions GetFunction20150331v2 UpdateFunctionCode20150331v2'),
  service('ecr', 'BatchGetImage GetDownloadUrlForLayer GetAuthorizationToken DescribeImages'),
  service('sns', 'Publish ListTopics Subscribe GetTopicAttributes'),
  service('monitoring', 'PutMetricData GetMetricData DescribeAlarms'),
  service('athena', 'GetQueryExecution StartQueryExecution GetQueryResults'),
  service('glue', 'GetTable GetPartitions GetDatabase UpdateTable'),
  service('rds', 'DescribeDBInstances DescribeDBClusters ModifyDBInstance'),
  service('cloudtrail', 'LookupEvents DescribeTrails PutEventSelectors StopLogging'),
];

const ROLES = [
  'app',
  'api',
  'worker',
  'etl',
  'batch',
  'build-agent',
  'node',
  'scheduler',
  'gateway',
  'audit',
];
const TEAMS = [
  'payments',
  'ledger',
  'search',
  'lake',
  'fraud',
  'mobile',
  'platform',
  'billing',
  'risk',
  'ml',
];
const PEOPLE = ['aiko.tanaka', 'sam.okafor', 'noor.haddad', 'lena.vogt', 'mateo.ruiz', 'priya.nair'];
const HEX = '0123456789abcdef';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const ENDPOINTS_OF_A_PLACE = 24;
const PRINCIPALS_OF_A_PLACE = 400;

/** The same for the same seed; what is common in one place is rare in another. */
export function createPlace(seed: string, accountId: string, region: string): Place {
  const random = createRandom(`place/${seed}/${accountId}/${region}`);
  const offset = random.integer(SERVICES.length);
  const endpoints = Array.from({ length: ENDPOINTS_OF_A_PLACE }, (_, number): GeneratedEndpoint => {
    const found = SERVICES[(number * 5 + offset) % SERVICES.length] ?? service('s3', 'GetObject');
    return { number, vpcEndpointId: `vpce-0${random.text(HEX, 16)}`, service: found };
  });
  const hosts = () =>
    Array.from(
      { length: 1 + random.integer(3) },
      () => `10.${random.integer(64)}.${random.integer(256)}.${4 + random.integer(250)}`,
    );
  const principals = Array.from({ length: PRINCIPALS_OF_A_PLACE }, (_, number): GeneratedPrincipal => {
    const common = { number, salt: random.bits(), sourceIPAddresses: hosts() };
    const draw = random.next();
    if (draw < 0.03) {
      const outsider = `9${random.text('0123456789', 11)}`;
      return {
        ...common,
        kind: 'outsider',
        accountId: outsider,
        principalId: `AROA${random.text(BASE32, 17)}`,
        sourceIPAddresses: [`203.0.113.${random.integer(256)}`, ...common.sourceIPAddresses],
      };
    }
    if (draw < 0.04) return { ...common, kind: 'anonymous' };
    const team = TEAMS[random.integer(TEAMS.length)] ?? 'team';
    if (draw < 0.1) {
      return {
        ...common,
        kind: 'user',
        userName: `${team}-${PEOPLE[random.integer(PEOPLE.length)] ?? 'person'}-${number}`,
        userId: `AIDA${random.text(BASE32, 17)}`,
        accessKeyId: `AKIA${random.text(BASE32, 16)}`,
      };
    }
    const isPerson = random.next() < 0.2;
    return {
      ...common,
      kind: 'role',
      roleName: `${team}-${ROLES[random.integer(ROLES.length)] ?? 'role'}-${number}`,
      roleId: `AROA${random.text(BASE32, 17)}`,
      sessionName: isPerson
        ? `${PEOPLE[random.integer(PEOPLE.length)] ?? 'person'}@example.com`
        : `i-0${random.text(HEX, 16)}`,
    };
  });
  return { accountId, region, endpoints, principals };
}

function service(name: string, eventNames: string): CallableService {
  return { eventSource: `${name}.amazonaws.com`, eventNames: eventNames.split(' ') };
}
