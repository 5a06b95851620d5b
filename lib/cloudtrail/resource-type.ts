/**
 * What people call the resources of data events (User Guide, logging-data-events-with-cloudtrail). Only the common
 * ones; any other is shown as AWS spells its type.
 */
const RESOURCE_TYPE_NAMES: ReadonlyMap<string, string> = new Map([
  ['AWS::S3::Object', 'S3 object'],
  ['AWS::S3::AccessPoint', 'S3 access point'],
  ['AWS::S3Express::Object', 'S3 Express object'],
  ['AWS::S3ObjectLambda::AccessPoint', 'S3 Object Lambda access point'],
  ['AWS::S3Outposts::Object', 'S3 on Outposts object'],
  ['AWS::Lambda::Function', 'Lambda function'],
  ['AWS::DynamoDB::Table', 'DynamoDB table'],
  ['AWS::DynamoDB::Stream', 'DynamoDB stream'],
  ['AWS::SNS::Topic', 'SNS topic'],
  ['AWS::SQS::Queue', 'SQS queue'],
  ['AWS::EC2::Snapshot', 'EBS direct API'],
  ['AWS::Bedrock::Model', 'Bedrock model'],
  ['AWS::Bedrock::AgentAlias', 'Bedrock agent alias'],
  ['AWS::Cognito::IdentityPool', 'Cognito identity pool'],
  ['AWS::Kinesis::Stream', 'Kinesis stream'],
  ['AWS::KMS::Key', 'KMS key'],
  ['AWS::SageMaker::Endpoint', 'SageMaker endpoint'],
  ['AWS::StepFunctions::StateMachine', 'Step Functions state machine'],
]);

export function resourceTypeName(type: string): string {
  return RESOURCE_TYPE_NAMES.get(type) ?? type;
}
