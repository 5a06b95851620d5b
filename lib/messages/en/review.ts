/** What a review of event selectors finds, and what to do about it. */
export const review = {
  recordsNothing: 'No event can ever meet this condition, so the selector records nothing.',
  correctCondition: 'Correct the condition, or remove the selector.',
  sameAs: 'This records exactly the same events as {other}.',
  within: 'Every event that this records is recorded by {other} already.',
  withinOthers: 'Every event that this records is recorded by the other selectors together already.',
  removePart: 'It can go without any event being lost.',
  valueTwice: '“{value}” stands in {operator} more than once.',
  valueCovered: '“{value}” in {operator} adds nothing to “{other}” in {otherOperator}.',
  removeValue: 'Remove it; the same events stay recorded.',
  valueNever:
    '“{value}” in {operator} is never found, because “{other}” in {otherOperator} leaves all of it out.',
  removeOneOfBoth: 'Remove one of the two.',
  formerSource:
    '“{value}” was on AWS’s list of event sources for network activity events and is no longer (as of {date}).',
  unlistedSource:
    '“{value}” is not on AWS’s list of event sources for network activity events (as of {date}).',
  checkSource:
    'See whether events of it still arrive. AWS may refuse it when the selectors are written again.',
  bucketExactly:
    '“{value}” is a whole bucket. With {operator} it means no object in the bucket, but the bucket’s ARN alone.',
  useStartsWith: 'Use {operator}, with a slash at the end of the bucket’s name.',
  formerAll: '“{value}” is the older way to say all buckets.',
  writeAll: 'AWS now writes {value}; both mean the same.',
  nearLimit: '{count, number} of {limit, number} values are used.',
  mergeValues:
    'Join selectors that differ in one value only, or use StartsWith for values that begin in the same way.',
  mergeResources:
    'Use prefixes that take several resources, or advanced event selectors, which have room for 500.',
  insightWithoutEvents:
    '{insight} is on for {category, select, Management {management} other {data}} events, but these selectors record none of the {events, select, write {write } other {}}events that it needs.',
  keepInsightEvents:
    'Add a selector for {events, select, write {write } other {}}{category, select, Management {management} other {data}} events, or switch this Insights type off first.',
  insightWithSome:
    '{insight} sees only a part of the {events, select, write {write } other {}}management events, because these selectors leave some out.',
  knowInsightGap: 'Nothing to do if that is meant: unusual activity in what is left out is not noticed.',
  ownLogBucket:
    'This also records CloudTrail’s own deliveries into the log bucket {bucket}: each log file makes events, which make log files.',
  excludeLogBucket: 'Add resources.ARN NotStartsWith {value} to the selector.',
  nameBuckets:
    'Name the buckets that are to be recorded, or migrate to advanced event selectors, which can leave out {value}.',
} as const;
