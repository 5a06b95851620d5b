import { expect, it } from 'vitest';
import { toEventSource } from './vpc-endpoint-service.ts';

it.each([
  ['com.amazonaws.us-east-1.kms', 'kms.amazonaws.com'],
  ['com.amazonaws.us-east-1.kms-fips', 'kms.amazonaws.com'],
  ['cn.com.amazonaws.cn-north-1.ecr.dkr', 'ecr.amazonaws.com'],
  ['com.amazonaws.us-gov-west-1.rds-data', 'rdsdata.amazonaws.com'],
  ['com.amazonaws.us-east-1.kinesis-firehose', 'firehose.amazonaws.com'],
  ['com.amazonaws.us-east-1.bedrock-runtime', 'bedrock.amazonaws.com'],
  ['com.amazonaws.s3-global.accesspoint', 's3.amazonaws.com'],
  ['aws.api.us-east-1.freetier', 'freetier.amazonaws.com'],
  ['aws.sagemaker.us-east-1.studio', 'sagemaker.amazonaws.com'],
  ['com.amazonaws.us-east-1.execute-api', 'apigateway.amazonaws.com'],
  ['com.amazonaws.ap-southeast-2.email-smtp', 'ses.amazonaws.com'],
  ['com.amazonaws.us-east-1.a-fips-b', 'a-fips-b.amazonaws.com'],
  ['com.amazonaws.us-east-1.fips-first', 'fips-first.amazonaws.com'],
  ['com.amazonaws.us-east-1.kms-fips.x', 'kms.amazonaws.com'],
  ['xcom.amazonaws.us-east-1.kms', undefined],
  ['com.amazonaws.us-east-1.kms ', undefined],
  ['com.amazonaws.us-east-1.KMS', undefined],
  ['com.amazonaws.us-east-1.', undefined],
  ['com.amazonaws.us-east-1.kms.', undefined],
  ['aws.api.us-east-1.', undefined],
  ['xaws.api.us-east-1.freetier', undefined],
  ['aws.api.us-east-1.freetier ', undefined],
  ['aws.sagemaker.us-east-1.studio ', undefined],
  ['com.amazonaws.vpce', undefined],
  ['com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0', undefined],
  ['example.com', undefined],
])('knows the event source of %s', (serviceName, eventSource) => {
  expect(toEventSource(serviceName)).toBe(eventSource);
});
