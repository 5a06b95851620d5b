/** Failures of the event index, of its routes and of the jobs that fill it. */
export const eventsData = {
  cursorInvalid: 'This page mark was not made by the event explorer. Nothing was searched.',
  cursorInvalidHint: 'Start again from the first page.',
  countInvalid: '“{name}” must be a whole number from 1 to {max}. Nothing was searched.',
  fieldInvalid: 'Values cannot be listed for the field “{field}”.',
  formatInvalid: 'Events cannot be exported as “{format}”. Choose csv, ndjson or parquet.',
  eventIdInvalid: 'This is not an event ID.',
  eventUnknown: 'The event {eventID} is not in the event index.',
  eventUnknownHint:
    'Its log file may not have been read yet, or the event belonged to a connection that was removed.',
  indexFailed: 'The event index could not answer. Nothing was changed.',
  indexFailedHint: 'Try again. The cause is in the log of the Trailpoint server.',
  indexLocked: 'The event index is held by another Trailpoint process.',
  indexLockedHint: 'Stop the other process, or start this one with a TRAILPOINT_DATA_DIR of its own.',
  jobFailed: 'The work stopped because of an unexpected error. What was loaded until then is kept.',
  jobFailedHint: 'Start it again. The cause is in the log of the Trailpoint server.',
} as const;
