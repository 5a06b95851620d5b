/** Event selectors: what is wrong with them, and what they record, in plain words. */
export const selectors = {
  fault: {
    notObject: 'This is not a set of event selectors. Give EventSelectors or AdvancedEventSelectors.',
    wrongType:
      '{member} must be {expected, select, object {an object} list {a list} text {text} other {true or false}}.',
    bothKinds: 'A trail takes basic or advanced event selectors, not both. Keep one of them.',
    noKind: 'There are no event selectors here. Give EventSelectors or AdvancedEventSelectors.',
    mixedList: 'Basic and advanced event selectors are mixed in one list. Keep one kind.',
    readWriteType: 'The read/write type “{value}” does not exist. Use All, ReadOnly or WriteOnly.',
    basicCount: 'A trail takes 1 to 5 basic event selectors; here there are {count}.',
    dataResourceCount:
      'All basic event selectors together take at most 250 data resource values; here there are {count}.',
    dataResourceType:
      'Basic event selectors do not know the resource type “{value}”. Use AWS::S3::Object, AWS::Lambda::Function or AWS::DynamoDB::Table.',
    dataResourceValue:
      '“{value}” is not a resource that {type} takes. Give a full ARN, or the short ARN of the service for all resources; a whole S3 bucket ends with a slash.',
    excludeSource:
      '“{value}” cannot be excluded. Only kms.amazonaws.com and rdsdata.amazonaws.com can be left out of management events.',
    nothingSelected:
      'This selector records nothing: management events are off and no data resources are given. Switch one of them on or remove the selector.',
    advancedCount: 'There is no advanced event selector here. A trail needs at least one.',
    storeAdvancedCount:
      'An event data store takes at most 5 advanced event selectors; here there are {count}.',
    storeBasic: 'An event data store takes advanced event selectors only.',
    noFieldSelectors: 'This selector has no conditions. Add at least eventCategory.',
    fieldName: '“{field}” is not a field name.',
    fieldTwice:
      'The field {field} is used more than once in this selector. Put all its values into one condition.',
    noOperator: 'The condition on {field} has no values. Add an operator with at least one value.',
    emptyOperator: 'The operator {operator} on {field} has no values. Add one or remove the operator.',
    valueLength: 'A value of {field} has {length} characters. It may have 1 to 2,048.',
    valueLine: 'A value of {field} has a line break, which AWS does not take.',
    nameLength: 'The name of this selector has {length} characters. It may have up to 1,000.',
    categoryRequired: 'Every selector needs the field eventCategory.',
    categoryOne: 'A selector takes exactly one event category. Make a selector for each.',
    category: 'There is no event category “{value}” here. Possible: {allowed}',
    fieldRequired: 'A selector for {category} events needs the field {field}.',
    fieldNotAllowed: 'A selector for {category} events cannot use the field {field}. Remove the condition.',
    operator: 'The field {field} cannot be used with {operator}. Use {allowed}.',
    value: 'The field {field} cannot have the value “{value}”. Possible: {allowed}.',
    oneValue: 'The field {field} takes one value in a selector. Make a selector for each value.',
    resourceType: '“{value}” does not look like a resource type such as AWS::S3::Object.',
    resourceArn:
      '“{value}” is not an ARN. With {operator} the value must be the whole ARN of a resource; for a part of it use StartsWith.',
    tooManyValues: 'All conditions together take at most 500 values; here there are {count}.',
    manySources:
      'AWS asks for one selector for each event source of network activity events. Whether it takes several in one is not documented.',
    unknownSource:
      '“{value}” is not on AWS’s list of event sources for network activity events (as of {date}). AWS may refuse it.',
    wildcard:
      'The “*” in “{value}” stands for itself: AWS knows no wildcards here. Use StartsWith or EndsWith.',
    prefixWildcard:
      'The “*” in “{value}” stands for itself: AWS knows no wildcards here. The value takes whatever begins with it, so end it before the “*”.',
    bucketWithoutSlash:
      '“{value}” also takes other buckets whose names begin in the same way. End it with a slash to mean this bucket only.',
    unusedExclusion:
      'The excluded event sources have no effect, because this selector records no management events.',
  },
  written: {
    none: 'There is no trail and no event data store with event selectors in this.',
    several: 'There are {count} trails here. Choose one of them by name: {names}',
    unknownTrail: 'There is no trail “{value}” here. Possible: {names}',
    computed:
      'This value is computed by {value} when it is deployed, so it is not known here. Put in the value that it has in AWS.',
    partition: 'This value depends on the partition: aws, aws-cn or aws-us-gov. Say which one is meant.',
    unknownYet: 'This value is known only after Terraform has applied the plan. Give the state instead.',
  },
  arn: {
    invalid: 'This is not the ARN of a trail: {value}',
  },
  cards: {
    basic:
      'This trail has basic event selectors, which cannot record VPCE events. Migrate it first. Nothing was changed.',
    source: 'A VPCE event type needs an event source. Nothing was changed.',
    condition: 'The condition on {field} cannot be used in a VPCE event type. Nothing was changed.',
  },
  convert: {
    empty:
      'These selectors record nothing, and advanced event selectors cannot say “nothing”. Decide what the trail is to record. Nothing was changed.',
    lambdaVersions:
      'AWS does not say whether a Lambda function’s ARN also took its versions and aliases. The new selectors take them too, so no event is lost.',
    dynamodbParts:
      'AWS does not say whether a DynamoDB table’s ARN also took what lies under it (indexes, streams). The new selectors take it too, so no event is lost.',
    severalResources:
      'An event that names several resources is taken when any one of them fits, before and after.',
    widened:
      'To stay within 500 values, {count} resources are taken by the beginning of their ARN. Resources whose names begin in the same way are recorded too.',
    notBasicCategory: 'Basic event selectors cannot record events of this category: {category}',
    notBasicField: 'Basic event selectors cannot say this about the field {field}.',
    notBasicType: 'Basic event selectors do not know the resource type {type}.',
    notBasicCount: 'This would take {count} basic event selectors, and a trail has at most 5.',
    notBasicResources: 'This would take {count} data resources, and a trail has at most 250.',
  },
  compare: {
    category:
      '{category, select, Management {Management} Data {Data} NetworkActivity {Network activity} other {{category}}} events',
    noCategory: 'Events of another category than those mentioned',
    read: 'read-only calls',
    write: 'write calls',
    is: '{field} is {value}',
    isOneOf: '{field} is one of {count} values, such as {value}',
    startsWith: '{field} starts with {value}',
    endsWith: '{field} ends with {value}',
    startsAndEndsWith: '{field} starts with {prefix} and ends with {suffix}',
    several: '{field} is, for example, {value} ({count} cases alike)',
    other: '{field} is anything that the selectors do not mention',
  },
  explain: {
    nothing: 'Records nothing.',
    management:
      'Records all {access, select, read {read-only management events} write {write management events} other {management events}}.',
    managementExcept:
      'Records all {access, select, read {read-only management events} write {write management events} other {management events}} except those of {count, plural, =1 {{first}} =2 {{first} and {second}} other {{first}, {second} and # event sources in all}}.',
    managementOnly:
      'Records {access, select, read {read-only management events} write {write management events} other {management events}} of {count, plural, =1 {{first}} =2 {{first} and {second}} other {{first}, {second} and others, # event sources in all}} only.',
    data: 'Records all {access, select, read {read-only } write {write } other {}}{resource} events.',
    dataUnder:
      'Records {access, select, read {read-only } write {write } other {}}{resource} events under {count, plural, =1 {{first}} other {# prefixes, such as {first}}}.',
    dataOf:
      'Records {access, select, read {read-only } write {write } other {}}{resource} events of {first}{count, plural, =1 {} other { (# resources)}}.',
    dataOfWithParts:
      'Records {access, select, read {read-only } write {write } other {}}{resource} events of {first}{count, plural, =1 {} other { (# resources)}}, with {resourceKind, select, lambdaFunction {versions and aliases} dynamodbTable {indexes and streams} other {what lies under it}}.',
    dataSome:
      'Records {access, select, read {read-only } write {write } other {}}{resource} events that meet the conditions.',
    networkActivity:
      'Records every call to {count, plural, =1 {{first}} =2 {{first} and {second}} other {{first}, {second} and others (# event sources)}} through your VPC endpoints.',
    networkActivityDenied:
      'Records every call to {count, plural, =1 {{first}} =2 {{first} and {second}} other {{first}, {second} and others (# event sources)}} through your VPC endpoints that the endpoint policy denied.',
    networkActivitySome:
      'Records the calls to {count, plural, =1 {{first}} =2 {{first} and {second}} other {{first}, {second} and others (# event sources)}} through your VPC endpoints that meet the conditions.',
    networkActivityDeniedSome:
      'Records the calls to {count, plural, =1 {{first}} =2 {{first} and {second}} other {{first}, {second} and others (# event sources)}} through your VPC endpoints that the endpoint policy denied and that meet the conditions.',
    other: 'Records events of the category {category}.',
    unknownCategory: 'Does not name one event category.',
    only: 'Only where {field} {eq, plural, =0 {} =1 {is {eq1}} =2 {is {eq1} or {eq2}} other {is {eq1}, {eq2} or another of # values}}{join1, select, yes {, or } other {}}{sw, plural, =0 {} =1 {starts with {sw1}} =2 {starts with {sw1} or {sw2}} other {starts with {sw1}, {sw2} or another of # beginnings}}{join2, select, yes {, or } other {}}{ew, plural, =0 {} =1 {ends with {ew1}} =2 {ends with {ew1} or {ew2}} other {ends with {ew1}, {ew2} or another of # endings}}.',
    except:
      'Leaves out where {field} {eq, plural, =0 {} =1 {is {eq1}} =2 {is {eq1} or {eq2}} other {is {eq1}, {eq2} or another of # values}}{join1, select, yes {, or } other {}}{sw, plural, =0 {} =1 {starts with {sw1}} =2 {starts with {sw1} or {sw2}} other {starts with {sw1}, {sw2} or another of # beginnings}}{join2, select, yes {, or } other {}}{ew, plural, =0 {} =1 {ends with {ew1}} =2 {ends with {ew1} or {ew2}} other {ends with {ew1}, {ew2} or another of # endings}}.',
  },
  told: {
    valid: 'AWS would take these selectors.',
    faults:
      '{errors, plural, =0 {AWS would take these selectors} =1 {1 error} other {# errors}}, {warnings, plural, =0 {no warnings} =1 {1 warning} other {# warnings}}.',
    error: 'error',
    warning: 'warning',
    note: 'note',
    same: 'Both record the same events: {count, number} classes of events compared, 0 differ.',
    differs: 'They record different events. {count, number} classes of events were compared.',
    starts: 'Starts recording:',
    stops: 'Stops recording:',
    converted:
      'The converted selectors record the same events: {count, number} classes of events compared, 0 differ.',
    convertedOther: 'The converted selectors do not record quite the same events:',
    partitionAssumed:
      'The ARNs that mean all resources are those of the partition {value}. Give --partition for another.',
    cannotConvert: 'This cannot be said with basic event selectors:',
    nothingFound: 'Nothing found.',
  },
  render: {
    trailName: 'This is not the name or the ARN of a trail: {value}',
    halfCharacter:
      'A name or value holds half a character (a lone surrogate), which can be written in no other language. Replace it.',
    decomposed:
      'A value holds decomposed characters (an accent as a character of its own), which Terraform composes, so that it would record other events. Use the AWS CLI or CloudFormation.',
    dynamicReference:
      'A name or value holds “{value}”, which CloudFormation would replace and which cannot be escaped. Use the AWS CLI or Terraform.',
  },
  filter: {
    unknownParameter: 'The address has a part that Trailpoint does not know: {value}',
    repeatedParameter: 'The address gives {value} more than once.',
    token: 'This filter cannot be read: {value}',
    tokenField: 'There is no such field to filter by: {value}',
    tokenOperator: 'There is no such operator in a filter: {value}',
    tokenValue: 'This filter has no value, or one that is too long: {value}',
    tooMany: 'There are more than {count} filters.',
    range: 'There is no such time range: {value}',
    rangeAndTimes: 'Give a relative time range or a from and to, not both.',
    time: 'This is not a time in UTC, such as 2026-11-23T09:00:00Z: {value}',
    timeOrder: 'The time range ends before it begins.',
    text: 'The search text is too long.',
  },
} as const;
