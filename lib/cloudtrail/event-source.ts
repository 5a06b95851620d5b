/** An event source that can record network activity events. */
export interface EventSource {
  /** e.g. `kms.amazonaws.com`. */
  readonly eventSource: string;
  /** What people call the service, e.g. `AWS KMS`. */
  readonly displayName: string;
}

/** The day of the list below. AWS's own list grows and shrinks without notice, and no API tells it. */
export const NETWORK_ACTIVITY_SOURCES_DATE = '2026-11-23';

/**
 * What AWS lists as event sources of network activity events (User Guide, logging-network-events-with-cloudtrail,
 * "Valid values include"). Suggestions, never a reason to refuse: a trail may hold sources that the list has lost.
 */
export const NETWORK_ACTIVITY_SOURCES: readonly EventSource[] = [
  { eventSource: 'aco-automation.amazonaws.com', displayName: 'AWS Compute Optimizer Automation' },
  { eventSource: 'agent-registry.amazonaws.com', displayName: 'AWS Agent Registry' },
  { eventSource: 'appconfig.amazonaws.com', displayName: 'AWS AppConfig' },
  { eventSource: 'application-signals.amazonaws.com', displayName: 'Amazon CloudWatch Application Signals' },
  { eventSource: 'appmesh.amazonaws.com', displayName: 'AWS App Mesh' },
  { eventSource: 'assurance.amazonaws.com', displayName: 'AWS Assurance' },
  { eventSource: 'athena.amazonaws.com', displayName: 'Amazon Athena' },
  { eventSource: 'autoscaling.amazonaws.com', displayName: 'Amazon EC2 Auto Scaling' },
  {
    eventSource: 'aws-external-anthropic.amazonaws.com',
    displayName: 'Anthropic Claude Developer Platform on AWS',
  },
  { eventSource: 'b2bi.amazonaws.com', displayName: 'AWS B2B Data Interchange' },
  { eventSource: 'backup-gateway.amazonaws.com', displayName: 'AWS Backup gateway' },
  {
    eventSource: 'bcm-data-exports.amazonaws.com',
    displayName: 'AWS Billing and Cost Management Data Exports',
  },
  { eventSource: 'bcm-pricing-calculator.amazonaws.com', displayName: 'AWS BCM Pricing Calculator' },
  { eventSource: 'bedrock-agentcore.amazonaws.com', displayName: 'Amazon Bedrock AgentCore' },
  { eventSource: 'bedrock.amazonaws.com', displayName: 'Amazon Bedrock' },
  { eventSource: 'billing.amazonaws.com', displayName: 'AWS Billing' },
  { eventSource: 'cassandra.amazonaws.com', displayName: 'Amazon Keyspaces (for Apache Cassandra)' },
  { eventSource: 'ce.amazonaws.com', displayName: 'AWS Cost Explorer' },
  { eventSource: 'chime-sdk-media-pipelines.amazonaws.com', displayName: 'Amazon Chime SDK media pipelines' },
  { eventSource: 'chime-sdk-voice.amazonaws.com', displayName: 'Amazon Chime SDK Voice' },
  { eventSource: 'cloudcontrolapi.amazonaws.com', displayName: 'AWS Cloud Control API' },
  { eventSource: 'cloudformation.amazonaws.com', displayName: 'AWS CloudFormation' },
  { eventSource: 'cloudhsm.amazonaws.com', displayName: 'AWS CloudHSM' },
  { eventSource: 'cloudtrail.amazonaws.com', displayName: 'AWS CloudTrail' },
  { eventSource: 'codedeploy.amazonaws.com', displayName: 'AWS CodeDeploy' },
  { eventSource: 'comprehend.amazonaws.com', displayName: 'Amazon Comprehend' },
  { eventSource: 'comprehendmedical.amazonaws.com', displayName: 'Amazon Comprehend Medical' },
  { eventSource: 'config.amazonaws.com', displayName: 'AWS Config' },
  { eventSource: 'ds.amazonaws.com', displayName: 'AWS Directory Service' },
  { eventSource: 'dsql.amazonaws.com', displayName: 'Amazon Aurora DSQL' },
  { eventSource: 'dynamodb.amazonaws.com', displayName: 'Amazon DynamoDB' },
  { eventSource: 'ec2.amazonaws.com', displayName: 'Amazon EC2' },
  { eventSource: 'ecr.amazonaws.com', displayName: 'Amazon ECR' },
  { eventSource: 'ecs.amazonaws.com', displayName: 'Amazon ECS' },
  { eventSource: 'elasticfilesystem.amazonaws.com', displayName: 'Amazon EFS' },
  { eventSource: 'elasticloadbalancing.amazonaws.com', displayName: 'Elastic Load Balancing' },
  { eventSource: 'events.amazonaws.com', displayName: 'Amazon EventBridge' },
  { eventSource: 'firehose.amazonaws.com', displayName: 'Amazon Data Firehose' },
  { eventSource: 'frauddetector.amazonaws.com', displayName: 'Amazon Fraud Detector' },
  { eventSource: 'freetier.amazonaws.com', displayName: 'AWS Free Tier' },
  { eventSource: 'fsx.amazonaws.com', displayName: 'Amazon FSx' },
  { eventSource: 'glue.amazonaws.com', displayName: 'AWS Glue' },
  { eventSource: 'healthlake.amazonaws.com', displayName: 'AWS HealthLake' },
  { eventSource: 'identitystore.amazonaws.com', displayName: 'AWS Identity Store' },
  { eventSource: 'invoicing.amazonaws.com', displayName: 'AWS Invoicing' },
  { eventSource: 'iot.amazonaws.com', displayName: 'AWS IoT' },
  { eventSource: 'iotfleetwise.amazonaws.com', displayName: 'AWS IoT FleetWise' },
  { eventSource: 'iotsecuredtunneling.amazonaws.com', displayName: 'AWS IoT Secure Tunneling' },
  { eventSource: 'iotsitewise.amazonaws.com', displayName: 'AWS IoT SiteWise' },
  { eventSource: 'kms.amazonaws.com', displayName: 'AWS KMS' },
  { eventSource: 'lakeformation.amazonaws.com', displayName: 'AWS Lake Formation' },
  { eventSource: 'lambda.amazonaws.com', displayName: 'AWS Lambda' },
  { eventSource: 'license-manager.amazonaws.com', displayName: 'AWS License Manager' },
  { eventSource: 'lookoutequipment.amazonaws.com', displayName: 'Amazon Lookout for Equipment' },
  { eventSource: 'lookoutvision.amazonaws.com', displayName: 'Amazon Lookout for Vision' },
  { eventSource: 'monitoring.amazonaws.com', displayName: 'Amazon CloudWatch' },
  { eventSource: 'partnercentral-prm.amazonaws.com', displayName: 'AWS Partner Central Revenue Measurement' },
  { eventSource: 'personalize.amazonaws.com', displayName: 'Amazon Personalize' },
  { eventSource: 'qbusiness.amazonaws.com', displayName: 'Amazon Q Business' },
  { eventSource: 'quicksight.amazonaws.com', displayName: 'Amazon QuickSight' },
  { eventSource: 'rds.amazonaws.com', displayName: 'Amazon RDS' },
  { eventSource: 'rdsdata.amazonaws.com', displayName: 'Amazon RDS Data API' },
  { eventSource: 'rdsdataapi.amazonaws.com', displayName: 'Amazon RDS Data API (rdsdataapi)' },
  { eventSource: 'rekognition.amazonaws.com', displayName: 'Amazon Rekognition' },
  { eventSource: 'rolesanywhere.amazonaws.com', displayName: 'IAM Roles Anywhere' },
  { eventSource: 'route53.amazonaws.com', displayName: 'Amazon Route 53 Public DNS' },
  { eventSource: 's3.amazonaws.com', displayName: 'Amazon S3' },
  { eventSource: 's3vectors.amazonaws.com', displayName: 'Amazon S3 Vectors' },
  { eventSource: 'sagemaker.amazonaws.com', displayName: 'Amazon SageMaker AI' },
  { eventSource: 'scheduler.amazonaws.com', displayName: 'Amazon EventBridge Scheduler' },
  { eventSource: 'secretsmanager.amazonaws.com', displayName: 'AWS Secrets Manager' },
  { eventSource: 'servicediscovery.amazonaws.com', displayName: 'AWS Cloud Map' },
  { eventSource: 'ses.amazonaws.com', displayName: 'Amazon SES' },
  { eventSource: 'signin.amazonaws.com', displayName: 'AWS Sign-In Portal' },
  { eventSource: 'sns.amazonaws.com', displayName: 'Amazon SNS' },
  { eventSource: 'sqs.amazonaws.com', displayName: 'Amazon SQS' },
  { eventSource: 'ssm-contacts.amazonaws.com', displayName: 'AWS Systems Manager Incident Manager Contacts' },
  { eventSource: 'ssm.amazonaws.com', displayName: 'AWS Systems Manager' },
  { eventSource: 'sso-directory.amazonaws.com', displayName: 'IAM Identity Center directory' },
  { eventSource: 'sso-oauth.amazonaws.com', displayName: 'IAM Identity Center OIDC' },
  { eventSource: 'sso.amazonaws.com', displayName: 'IAM Identity Center' },
  { eventSource: 'states.amazonaws.com', displayName: 'AWS Step Functions' },
  { eventSource: 'storagegateway.amazonaws.com', displayName: 'AWS Storage Gateway' },
  { eventSource: 'sts.amazonaws.com', displayName: 'AWS STS' },
  { eventSource: 'swf.amazonaws.com', displayName: 'Amazon SWF' },
  { eventSource: 'textract.amazonaws.com', displayName: 'Amazon Textract' },
  { eventSource: 'transcribe.amazonaws.com', displayName: 'Amazon Transcribe' },
  { eventSource: 'transcribestreaming.amazonaws.com', displayName: 'Amazon Transcribe Streaming' },
  { eventSource: 'transfer.amazonaws.com', displayName: 'AWS Transfer Family' },
  { eventSource: 'transform.amazonaws.com', displayName: 'AWS Transform' },
  { eventSource: 'translate.amazonaws.com', displayName: 'Amazon Translate' },
  { eventSource: 'user-subscriptions.amazonaws.com', displayName: 'Amazon Q Subscriptions' },
  { eventSource: 'verifiedpermissions.amazonaws.com', displayName: 'Amazon Verified Permissions' },
  { eventSource: 'voiceid.amazonaws.com', displayName: 'Amazon Connect Voice ID' },
  { eventSource: 'workmail.amazonaws.com', displayName: 'Amazon WorkMail' },
  { eventSource: 'workmailmessageflow.amazonaws.com', displayName: 'Amazon WorkMail Message Flow' },
];

const BY_SOURCE: ReadonlyMap<string, EventSource> = new Map(
  NETWORK_ACTIVITY_SOURCES.map((source) => [source.eventSource, source]),
);

export function findEventSource(eventSource: string): EventSource | undefined {
  return BY_SOURCE.get(eventSource);
}

/** The service's name, or the event source as it stands where the list has none. */
export function eventSourceName(eventSource: string): string {
  return BY_SOURCE.get(eventSource)?.displayName ?? eventSource;
}
