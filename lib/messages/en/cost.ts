/** What a change of a trail's selectors costs. Amounts come with “about” or “less than” where they are no prices. */
export const cost = {
  title: 'What it costs',
  counting: 'Captured events are being counted.',
  about: 'about {amount}',
  lessThan: 'less than {amount}',
  more: 'About {events} events a month more on this trail, {usd} a month more.',
  fewer: 'About {events} events a month fewer on this trail, {usd} a month less.',
  level: 'About as many events a month on this trail as before, so the charge stays about the same.',
  notKnown: 'How many events a month this makes is not known yet.',
  andTheRest: 'What is not known yet is not included.',
  same: 'This change does not change what is charged.',
  stopped: '{source}, no longer recorded',
  starts: { figure: 'About {events} a month, {usd}' },
  stops: { figure: 'About {events} a month fewer, {usd} less' },
  hours:
    'From {hours, plural, =1 {1 hour} other {{hours, number} hours}} of captured events, scaled to 30 days.',
  days: 'From {days, plural, =1 {1 day} other {{days, number} days}} of captured events, scaled to 30 days.',
  recordedBy:
    '{trails} {count, plural, =1 {records these events as well: both trails are charged} other {record these events as well: each of the trails is charged}}.',
  unknown: {
    unrecorded:
      '{part, select, rest {The rest is not} other {Not}} known: no trail records these events yet.',
    'recorded-partly':
      '{part, select, rest {The rest is not} other {Not}} known: these events are recorded in some of this trail’s accounts and Regions only.',
    unsure:
      '{part, select, rest {The rest is not} other {Not}} known: no trail that could be read records these events yet.',
    'too-short':
      '{part, select, rest {The rest is not} other {Not}} known: these events have been captured for less than an hour.',
    'none-captured':
      '{part, select, rest {The rest is not} other {Not}} known: these events are recorded, but none has been captured yet. Opening Events reads them.',
  },
  expected: '{source}: events a month that you expect',
  expectedHint: 'One call a second is about 2.6 million a month.',
  expectedCost: 'That is {usd} a month.',
  expectedInvalid: 'Enter a whole number, for example 1,000,000.',
  loggingOff: 'Logging is off on this trail. Nothing is charged until it is turned on.',
  eachCopy: '{category}: {usd} for 100,000, on each trail that records them.',
  firstCopyFree:
    '{category}: the first copy in each Region is free, each further copy costs {usd} for 100,000.',
  paidTwice: 'An event that two trails record is paid for twice.',
  estimate:
    'Estimate, with the prices of {date} in AWS’s price list for {region}; other Regions may differ. S3, KMS and whatever else keeps or reads the logs come on top.',
  migrationSame: 'This migration does not change what is charged.',
  migrationSameText: 'The trail records the same events as before, so CloudTrail charges for as many.',
  migrationDiffers: 'This migration changes which events are recorded, and with them what is charged.',
} as const;
