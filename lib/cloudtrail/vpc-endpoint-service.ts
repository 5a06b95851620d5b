/** Endpoint services whose name is not the first part of their event source. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['application-autoscaling', 'autoscaling'],
  ['appmesh-envoy-management', 'appmesh'],
  ['bedrock-agent', 'bedrock'],
  ['bedrock-agent-runtime', 'bedrock'],
  ['bedrock-data-automation', 'bedrock'],
  ['bedrock-data-automation-runtime', 'bedrock'],
  ['bedrock-mantle', 'bedrock'],
  ['bedrock-runtime', 'bedrock'],
  ['cloudhsmv2', 'cloudhsm'],
  ['codedeploy-commands-secure', 'codedeploy'],
  ['data-servicediscovery', 'servicediscovery'],
  ['dynamodb-streams', 'dynamodb'],
  ['ecs-agent', 'ecs'],
  ['ecs-telemetry', 'ecs'],
  ['email', 'ses'],
  ['email-smtp', 'ses'],
  ['execute-api', 'apigateway'],
  ['git-codecommit', 'codecommit'],
  ['kinesis-firehose', 'firehose'],
  ['kinesis-streams', 'kinesis'],
  ['personalize-events', 'personalize'],
  ['personalize-runtime', 'personalize'],
  ['quicksight-website', 'quicksight'],
  ['rds-data', 'rdsdata'],
  ['s3-global', 's3'],
  ['streaming-rekognition', 'rekognition'],
  ['sync-states', 'states'],
]);

const REGION = '[a-z]{2}(?:-[a-z]+)+-\\d';
const REGIONAL = new RegExp(`^(?:cn\\.)?com\\.amazonaws\\.(?:${REGION}\\.)?([a-z0-9-]+(?:\\.[a-z0-9-]+)*)$`);
// Newer services: aws.api.us-east-1.freetier, aws.sagemaker.us-east-1.studio.
const NEWER = new RegExp(`^aws\\.(?:api\\.${REGION}\\.([a-z0-9-]+)|([a-z0-9-]+)\\.${REGION}\\.[a-z0-9.-]+)$`);

/**
 * The event source that a VPC endpoint's calls carry: `com.amazonaws.us-east-1.kms` → `kms.amazonaws.com`.
 * undefined for endpoint services that are not AWS's own (PrivateLink services of customers and partners).
 * AWS publishes no such table; names come from "AWS services that integrate with AWS PrivateLink".
 */
export function toEventSource(serviceName: string): string | undefined {
  const newer = NEWER.exec(serviceName);
  const service = newer?.[1] ?? newer?.[2] ?? REGIONAL.exec(serviceName)?.[1];
  if (service === undefined || service === 'vpce' || service.startsWith('vpce.')) return undefined;
  // ecr.dkr and ecr.api are one service, kms-fips is kms.
  const [first = service] = service.split('.');
  const name = first.replace(/-fips$/, '');
  return `${EXCEPTIONS.get(name) ?? name}.amazonaws.com`;
}
