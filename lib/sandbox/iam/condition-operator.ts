import { isInIpRange, parseIpRange } from './ip-range.ts';
import {
  matchesArnPattern,
  matchesPattern,
  type PolicyVariables,
  toPattern,
  toText,
} from './policy-pattern.ts';

/** Whether a request's value is what a policy's value asks for; undefined where the policy's value means nothing. */
type Comparison = (asked: string, actual: string, variables: PolicyVariables) => boolean | undefined;

interface ConditionOperator {
  readonly compare: Comparison;
  readonly negated: boolean;
}

const matchesLike: Comparison = (asked, actual, variables) => {
  const pattern = toPattern(asked, variables);
  return pattern !== undefined && matchesPattern(pattern, actual);
};

const matchesArn: Comparison = (asked, actual, variables) => {
  const pattern = toPattern(asked, variables);
  return pattern !== undefined && matchesArnPattern(pattern, actual);
};

const isEqual = compareText((asked, actual) => asked === actual);
const isEqualIgnoringCase = compareText((asked, actual) => asked.toLowerCase() === actual.toLowerCase());

const isInRange: Comparison = (asked, actual) => {
  const range = parseIpRange(asked);
  return range === undefined ? undefined : isInIpRange(range, actual);
};

/** IAM User Guide, "IAM JSON policy elements: Condition operators". `Null` asks about the key, not its value. */
const OPERATORS: Readonly<Record<string, ConditionOperator>> = {
  StringEquals: yes(isEqual),
  StringNotEquals: not(isEqual),
  StringEqualsIgnoreCase: yes(isEqualIgnoringCase),
  StringNotEqualsIgnoreCase: not(isEqualIgnoringCase),
  StringLike: yes(matchesLike),
  StringNotLike: not(matchesLike),
  ArnEquals: yes(matchesArn),
  ArnNotEquals: not(matchesArn),
  ArnLike: yes(matchesArn),
  ArnNotLike: not(matchesArn),
  Bool: yes(isEqualIgnoringCase),
  BinaryEquals: yes(isEqual),
  IpAddress: yes(isInRange),
  NotIpAddress: not(isInRange),
  NumericEquals: yes(compareNumbers((asked, actual) => actual === asked)),
  NumericNotEquals: not(compareNumbers((asked, actual) => actual === asked)),
  NumericLessThan: yes(compareNumbers((asked, actual) => actual < asked)),
  NumericLessThanEquals: yes(compareNumbers((asked, actual) => actual <= asked)),
  NumericGreaterThan: yes(compareNumbers((asked, actual) => actual > asked)),
  NumericGreaterThanEquals: yes(compareNumbers((asked, actual) => actual >= asked)),
  DateEquals: yes(compareDates((asked, actual) => actual === asked)),
  DateNotEquals: not(compareDates((asked, actual) => actual === asked)),
  DateLessThan: yes(compareDates((asked, actual) => actual < asked)),
  DateLessThanEquals: yes(compareDates((asked, actual) => actual <= asked)),
  DateGreaterThan: yes(compareDates((asked, actual) => actual > asked)),
  DateGreaterThanEquals: yes(compareDates((asked, actual) => actual >= asked)),
};

/** An operator's name taken apart: `ForAllValues:StringLikeIfExists`. */
export interface OperatorName {
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly ifExists: boolean;
  readonly base: string;
}

export function parseOperatorName(name: string): OperatorName {
  const [, set, base = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(name) ?? [];
  return {
    set: set === 'ForAllValues' || set === 'ForAnyValue' ? set : undefined,
    ifExists: ifExists !== undefined,
    base,
  };
}

export function findConditionOperator(base: string): ConditionOperator | undefined {
  return Object.hasOwn(OPERATORS, base) ? OPERATORS[base] : undefined;
}

/** Whether IAM has an operator of this name. */
export function isConditionOperator(name: string): boolean {
  const { base, ifExists } = parseOperatorName(name);
  return base === 'Null' ? !ifExists : findConditionOperator(base) !== undefined;
}

function yes(compare: Comparison): ConditionOperator {
  return { compare, negated: false };
}

function not(compare: Comparison): ConditionOperator {
  return { compare, negated: true };
}

function compareText(holds: (asked: string, actual: string) => boolean): Comparison {
  return (asked, actual, variables) => {
    const text = toText(asked, variables);
    return text !== undefined && holds(text, actual);
  };
}

function compareNumbers(holds: (asked: number, actual: number) => boolean): Comparison {
  return compareValues(holds, (text) => (/^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined));
}

/** ISO 8601, or seconds since 1970. */
function compareDates(holds: (asked: number, actual: number) => boolean): Comparison {
  return compareValues(holds, (text) => {
    if (/^\d{1,12}$/.test(text) && text.length > 4) return Number(text) * 1000;
    const time = /^\d{4}(?:-|$)/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
  });
}

function compareValues(
  holds: (asked: number, actual: number) => boolean,
  read: (text: string) => number | undefined,
): Comparison {
  return (asked, actual) => {
    const limit = read(asked);
    if (limit === undefined) return undefined;
    const value = read(actual);
    return value !== undefined && holds(limit, value);
  };
}
