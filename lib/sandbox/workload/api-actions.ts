/** What CloudTrail needs to know about an API action to record a call of it. */
export interface ApiAction {
  /** As IAM policies spell it. */
  readonly name: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly readOnly: boolean;
  readonly category: 'Management' | 'Data';
  /** CloudFormation's name of what a data event is about. */
  readonly resourceType?: string;
  readonly requestParameters: (resourceARN: string) => Readonly<Record<string, string>> | null;
}

type Details = Pick<ApiAction, 'readOnly' | 'category' | 'resourceType' | 'requestParameters'>;

const nameAfter = (resourceARN: string, separator: string) =>
  resourceARN.split(separator).slice(1).join(separator);

const read: Details = { readOnly: true, category: 'Management', requestParameters: () => null };
const write: Details = { ...read, readOnly: false };
const kmsKey = {
  requestParameters: (arn: string) => ({ keyId: arn, encryptionAlgorithm: 'SYMMETRIC_DEFAULT' }),
};
const secret = { requestParameters: (arn: string) => ({ secretId: arn }) };
const object: Details = {
  readOnly: true,
  category: 'Data',
  resourceType: 'AWS::S3::Object',
  requestParameters: (arn) => {
    const path = arn.slice('arn:aws:s3:::'.length);
    return { bucketName: path.split('/')[0] ?? '', key: nameAfter(path, '/') };
  },
};
const table: Details = {
  readOnly: true,
  category: 'Data',
  resourceType: 'AWS::DynamoDB::Table',
  requestParameters: (arn) => ({ tableName: nameAfter(arn, '/') }),
};

const ACTIONS: Readonly<Record<string, Details>> = {
  'cloudtrail:LookupEvents': read,
  'cloudtrail:StopLogging': { ...write, requestParameters: (arn) => ({ name: arn }) },
  'dynamodb:GetItem': table,
  'dynamodb:PutItem': { ...table, readOnly: false },
  'ec2:DescribeInstances': read,
  'ec2:DescribeVolumes': read,
  'ec2:RunInstances': write,
  'ecr:BatchGetImage': { ...read, requestParameters: (arn) => ({ repositoryName: nameAfter(arn, '/') }) },
  'kms:Decrypt': { ...read, ...kmsKey },
  'kms:GenerateDataKey': { ...read, ...kmsKey },
  'kms:ListKeys': read,
  'lambda:Invoke': {
    readOnly: false,
    category: 'Data',
    resourceType: 'AWS::Lambda::Function',
    requestParameters: (arn) => ({ functionName: arn, invocationType: 'RequestResponse' }),
  },
  'lambda:ListFunctions': read,
  'logs:CreateLogStream': { ...write, requestParameters: (arn) => ({ logGroupName: arn }) },
  's3:GetObject': object,
  's3:ListBuckets': read,
  's3:PutObject': { ...object, readOnly: false },
  'secretsmanager:GetSecretValue': { ...read, ...secret },
  'ssm:GetParameter': { ...read, requestParameters: (arn) => ({ name: `/${nameAfter(arn, '/')}` }) },
  'sts:AssumeRole': { ...read, requestParameters: (arn) => ({ roleArn: arn, roleSessionName: 'deploy' }) },
  'sts:AssumeRoleWithWebIdentity': {
    ...read,
    requestParameters: (arn) => ({ roleArn: arn, roleSessionName: 'ci' }),
  },
};

/** Throws for an action that the table lacks: the workloads are ours, so that is a bug. */
export function getApiAction(name: string): ApiAction {
  const details = ACTIONS[name];
  if (details === undefined) throw new Error(`No API action "${name}" in the table.`);
  const [service = '', eventName = ''] = name.split(':');
  return { name, eventSource: `${service}.amazonaws.com`, eventName, ...details };
}
