/**
 * The members of a record that the index reads, each with a number. The three that are no term come first: ids and
 * the time have a form of their own.
 */
export const EVENT_ID = 0;
export const EVENT_TIME = 1;
export const SHARED_EVENT_ID = 2;

/** Members whose text becomes a term as it stands, in the order of their numbers. */
export const PLAIN_MEMBERS = [
  'eventSource',
  'eventName',
  'awsRegion',
  'vpcEndpointId',
  'vpcEndpointAccountId',
  'errorCode',
  'errorMessage',
  'sourceIPAddress',
  'recipientAccountId',
  'eventCategory',
] as const;
export const FIRST_PLAIN = 3;

/** Members of userIdentity, numbered on from there. */
export const IDENTITY_MEMBERS = ['type', 'accountId', 'arn', 'userName', 'principalId', 'invokedBy'] as const;
export const FIRST_IDENTITY = FIRST_PLAIN + PLAIN_MEMBERS.length;
export const MEMBER_COUNT = FIRST_IDENTITY + IDENTITY_MEMBERS.length;

/** Places in IDENTITY_MEMBERS. */
export const IDENTITY_TYPE = FIRST_IDENTITY + IDENTITY_MEMBERS.indexOf('type');
export const IDENTITY_ACCOUNT = FIRST_IDENTITY + IDENTITY_MEMBERS.indexOf('accountId');
/**
 * Whoever called, by the best name the record has, the best first. An empty member counts as missing: an anonymous S3
 * caller comes with an empty principalId and the account `anonymous`.
 */
export const PRINCIPAL_MEMBERS = [
  FIRST_IDENTITY + 2,
  FIRST_IDENTITY + 3,
  FIRST_IDENTITY + 4,
  IDENTITY_ACCOUNT,
  FIRST_IDENTITY + 5,
] as const;
