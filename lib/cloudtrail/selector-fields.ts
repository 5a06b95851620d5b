import type { SelectorOperator } from './advanced-event-selector.ts';

/** Where the selectors are put: what may be filtered on differs. */
export type SelectorTarget = 'trail' | 'event-data-store';

export interface FieldRule {
  readonly required: boolean;
  readonly operators: readonly SelectorOperator[];
  /** The only values that AWS takes; without it any value. */
  readonly values?: readonly string[];
  /** One value per selector: another value needs another selector. */
  readonly oneValue?: true;
}

export type CategoryFields = Readonly<Record<string, FieldRule>>;

const ANY = ['equals', 'startsWith', 'endsWith', 'notEquals', 'notStartsWith', 'notEndsWith'] as const;
const EQUALS = ['equals'] as const;

const any: FieldRule = { required: false, operators: ANY };
const readOnly: FieldRule = { required: false, operators: EQUALS, values: ['true', 'false'] };
const fromConsole: FieldRule = {
  required: false,
  operators: ['equals', 'notEquals'],
  values: ['true', 'false'],
};

/** The two event sources that management events can leave out, on a trail and in basic event selectors. */
export const EXCLUDABLE_SOURCES = ['kms.amazonaws.com', 'rdsdata.amazonaws.com'] as const;

const data: CategoryFields = {
  'resources.type': { required: true, operators: EQUALS, oneValue: true },
  readOnly,
  eventName: any,
  eventSource: any,
  eventType: any,
  'resources.ARN': any,
  sessionCredentialFromConsole: fromConsole,
  'userIdentity.arn': any,
};

const networkActivity: CategoryFields = {
  eventSource: { required: true, operators: EQUALS },
  eventName: any,
  // The only error code that AWS documents; denials by IAM, SCP or a resource policy cannot be asked for.
  errorCode: { required: false, operators: EQUALS, values: ['VpceAccessDenied'] },
  vpcEndpointId: any,
};

/**
 * Category → field → rule, beside eventCategory itself, which every selector needs (CloudTrail API reference,
 * AdvancedFieldSelector; User Guide, filtering-data-events, logging-management-events-with-cloudtrail and
 * logging-network-events-with-cloudtrail).
 */
export const SELECTOR_FIELDS: Readonly<Record<SelectorTarget, Readonly<Record<string, CategoryFields>>>> = {
  trail: {
    Management: {
      readOnly,
      eventSource: { required: false, operators: ['notEquals'], values: EXCLUDABLE_SOURCES },
    },
    Data: data,
    // Since 2026-07-15, and for trails only.
    NetworkActivity: { ...networkActivity, 'userIdentity.arn': any },
  },
  'event-data-store': {
    Management: {
      readOnly,
      eventName: any,
      eventSource: any,
      eventType: any,
      sessionCredentialFromConsole: fromConsole,
      'userIdentity.arn': any,
    },
    Data: data,
    NetworkActivity: networkActivity,
    Insight: {},
    ConfigurationItem: {},
    Evidence: {},
    ActivityAuditLog: {},
  },
};

/** AWS's spelling of an operator, e.g. `NotStartsWith`. */
export const OPERATOR_NAMES = {
  equals: 'Equals',
  startsWith: 'StartsWith',
  endsWith: 'EndsWith',
  notEquals: 'NotEquals',
  notStartsWith: 'NotStartsWith',
  notEndsWith: 'NotEndsWith',
} as const satisfies Record<SelectorOperator, string>;
