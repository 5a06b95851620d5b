/** Basic event selectors, as PutEventSelectors takes them in `EventSelectors`. */

export const READ_WRITE_TYPES = ['All', 'ReadOnly', 'WriteOnly'] as const;
export type ReadWriteType = (typeof READ_WRITE_TYPES)[number];

export interface DataResource {
  /** `AWS::S3::Object`, `AWS::Lambda::Function` or `AWS::DynamoDB::Table`. */
  readonly type: string;
  readonly values: readonly string[];
}

export interface EventSelector {
  readonly readWriteType: ReadWriteType;
  readonly includeManagementEvents: boolean;
  readonly dataResources: readonly DataResource[];
  readonly excludeManagementEventSources: readonly string[];
}
