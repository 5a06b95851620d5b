/** How basic event selectors name data resources (User Guide, logging-data-events-with-cloudtrail). */
export interface DataResourceRule {
  /** As ARNs spell it: `arn:aws:s3` stands for every resource of the type. */
  readonly service: string;
  /** Values that stand for every resource of the type. */
  readonly all: RegExp;
  /** Other values that AWS takes. */
  readonly value: RegExp;
  /**
   * S3 values match as prefixes. Lambda and DynamoDB values match exactly; AWS leaves open whether they also take
   * what lies below (a function's versions and aliases, a table's indexes and streams). We say they do: a trail
   * that may have recorded an event must still record it after a migration.
   */
  readonly belowSeparator?: string;
}

export const DATA_RESOURCE_RULES: ReadonlyMap<string, DataResourceRule> = new Map<string, DataResourceRule>([
  [
    'AWS::S3::Object',
    {
      service: 's3',
      // Older templates write `arn:aws:s3:::`; both forms mean every bucket.
      all: /^arn:(aws|aws-cn|aws-us-gov):s3(:::)?$/,
      value: /^arn:(aws|aws-cn|aws-us-gov):s3:::[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]\//,
    },
  ],
  [
    'AWS::Lambda::Function',
    {
      service: 'lambda',
      all: /^arn:(aws|aws-cn|aws-us-gov):lambda$/,
      value:
        /^arn:(aws|aws-cn|aws-us-gov):lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?$/,
      belowSeparator: ':',
    },
  ],
  [
    'AWS::DynamoDB::Table',
    {
      service: 'dynamodb',
      all: /^arn:(aws|aws-cn|aws-us-gov):dynamodb$/,
      value: /^arn:(aws|aws-cn|aws-us-gov):dynamodb:[a-z0-9-]+:\d{12}:table\/[A-Za-z0-9_.-]+(\/.+)?$/,
      belowSeparator: '/',
    },
  ],
]);

export function meansAllResources(type: string, value: string): boolean {
  return DATA_RESOURCE_RULES.get(type)?.all.test(value) ?? false;
}
