/** What CloudTrail needs to know about an API action to record a call of it. */
export interface ApiAction {
  /** As IAM policies spell it. */
  readonly name: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly readOnly: boolean;
  readonly category: 'Management' | 'Data';
  /** CloudFormation's name of what an event is about, where the event tells it. */
  readonly resourceType?: string;
  readonly requestParameters: (resourceARN: string) => Readonly<Record<string, unknown>> | null;
}

type Parameters = ApiAction['requestParameters'];
type Details = Omit<ApiAction, 'name' | 'eventSource' | 'eventName'> &
  Partial<Pick<ApiAction, 'eventSource' | 'eventName'>>;

/** Everything behind the first separator. */
const after = (arn: string, separator: string) => arn.split(separator).slice(1).join(separator);
const lastPart = (arn: string) => arn.slice(arn.lastIndexOf(':') + 1);

function read(requestParameters: Parameters = () => null, resourceType?: string): Details {
  return {
    readOnly: true,
    category: 'Management',
    requestParameters,
    ...(resourceType === undefined ? {} : { resourceType }),
  };
}

function write(requestParameters?: Parameters, resourceType?: string): Details {
  return { ...read(requestParameters, resourceType), readOnly: false };
}

function data(details: Details, more: Partial<Details> = {}): Details {
  return { ...details, category: 'Data', ...more };
}

const kmsKey: Parameters = (arn) => ({ keyId: arn, encryptionAlgorithm: 'SYMMETRIC_DEFAULT' });
const secret: Parameters = (arn) => ({ secretId: arn });
const parameter: Parameters = (arn) => ({ name: `/${after(arn, '/')}`, withDecryption: true });
const repository: Parameters = (arn) => ({ repositoryName: after(arn, '/') });
const table: Parameters = (arn) => ({ tableName: after(arn, '/') });
const bucket: Parameters = (arn) => ({
  bucketName: lastPart(arn),
  Host: `${lastPart(arn)}.s3.amazonaws.com`,
});
const object: Parameters = (arn) => {
  const path = lastPart(arn);
  const name = path.split('/')[0] ?? '';
  return { bucketName: name, Host: `${name}.s3.amazonaws.com`, key: after(path, '/') };
};
const queue: Parameters = (arn) => {
  const [, , , region = '', accountId = '', name = ''] = arn.split(':');
  return { queueUrl: `https://sqs.${region}.amazonaws.com/${accountId}/${name}` };
};

const OBJECT = 'AWS::S3::Object';
const TABLE = 'AWS::DynamoDB::Table';
const QUEUE = 'AWS::SQS::Queue';
const TOPIC = 'AWS::SNS::Topic';
const FUNCTION = 'AWS::Lambda::Function';
const METRIC = 'AWS::CloudWatch::Metric';
const KEY = 'AWS::KMS::Key';
const ROLE = 'AWS::IAM::Role';

/** By IAM's name. What CloudTrail calls otherwise says so. */
const ACTIONS: Readonly<Record<string, Details>> = {
  'cloudtrail:DescribeTrails': read(),
  'cloudtrail:LookupEvents': read(),
  'cloudtrail:PutEventSelectors': write((arn) => ({ trailName: arn })),
  'cloudtrail:StopLogging': write((arn) => ({ name: arn })),
  // CloudWatch's endpoint is called monitoring, and so is its event source.
  'cloudwatch:DescribeAlarms': { ...read(), eventSource: 'monitoring.amazonaws.com' },
  'cloudwatch:GetMetricData': {
    ...data(read(undefined, METRIC)),
    eventSource: 'monitoring.amazonaws.com',
  },
  'cloudwatch:PutMetricData': {
    ...data(write(() => ({ namespace: 'Payments' }), METRIC)),
    eventSource: 'monitoring.amazonaws.com',
  },
  'dynamodb:DescribeTable': read(table),
  'dynamodb:GetItem': data(read(table, TABLE)),
  'dynamodb:PutItem': data(write(table, TABLE)),
  'dynamodb:Query': data(read(table, TABLE)),
  'ec2:CreateTags': write(),
  'ec2:DescribeInstances': read(() => ({ instancesSet: {}, filterSet: {} })),
  'ec2:DescribeVolumes': read(() => ({ volumeSet: {}, filterSet: {} })),
  'ec2:RunInstances': write(() => ({ instanceType: 'm7g.large', minCount: 1, maxCount: 1 })),
  'ecr:BatchGetImage': read(repository),
  'ecr:GetAuthorizationToken': read(),
  'kms:Decrypt': read(kmsKey, KEY),
  'kms:DescribeKey': read((arn) => ({ keyId: arn }), KEY),
  'kms:GenerateDataKey': read((arn) => ({ keyId: arn, keySpec: 'AES_256' }), KEY),
  'kms:ListKeys': read(),
  'kms:ScheduleKeyDeletion': write((arn) => ({ keyId: arn, pendingWindowInDays: 7 }), KEY),
  'lambda:InvokeFunction': data(
    write((arn) => ({ functionName: arn, invocationType: 'RequestResponse' }), FUNCTION),
    { eventName: 'Invoke' },
  ),
  'lambda:ListFunctions': { ...read(), eventName: 'ListFunctions20150331' },
  'logs:CreateLogStream': write((arn) => ({ logGroupName: lastPart(arn) })),
  's3:DeleteObject': data(write(object, OBJECT)),
  's3:GetObject': data(read(object, OBJECT)),
  's3:ListAllMyBuckets': { ...read(), eventName: 'ListBuckets' },
  's3:ListBucket': data(read(bucket, OBJECT), { eventName: 'ListObjects' }),
  's3:PutObject': data(write(object, OBJECT)),
  'secretsmanager:GetSecretValue': read(secret),
  'secretsmanager:ListSecrets': read(),
  'sns:ListTopics': read(),
  'sns:Publish': data(write((arn) => ({ topicArn: arn }), TOPIC)),
  'sqs:DeleteMessage': data(write(queue, QUEUE)),
  'sqs:ListQueues': read(),
  'sqs:ReceiveMessage': data(read(queue, QUEUE)),
  'sqs:SendMessage': data(write(queue, QUEUE)),
  'ssm:GetParameter': read(parameter),
  'ssm:SendCommand': write(() => ({ documentName: 'AWS-RunShellScript' })),
  'ssm:UpdateInstanceInformation': write(() => ({ agentVersion: '3.3.2471.0' })),
  'sts:AssumeRole': read((arn) => ({ roleArn: arn, roleSessionName: 'deploy' }), ROLE),
  'sts:AssumeRoleWithWebIdentity': read((arn) => ({ roleArn: arn, roleSessionName: 'ci' }), ROLE),
  'sts:GetCallerIdentity': read(),
};

const known = new Map(
  Object.entries(ACTIONS).map(([name, details]): [string, ApiAction] => {
    const [service = '', eventName = ''] = name.split(':');
    return [name, { name, eventSource: `${service}.amazonaws.com`, eventName, ...details }];
  }),
);

/** Throws for an action that the table lacks: the workloads are ours, so that is a bug. */
export function getApiAction(name: string): ApiAction {
  const action = known.get(name);
  if (action === undefined) throw new Error(`No API action "${name}" in the table.`);
  return action;
}
