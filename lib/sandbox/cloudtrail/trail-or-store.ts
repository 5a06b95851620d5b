import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';

interface Sent {
  readonly TrailName?: string;
  readonly EventDataStore?: string;
}

/** Insights and event configurations are asked for by the name of a trail or of an event data store, by one of the two. */
export function readTrailOrStore(
  sent: Sent,
): Result<{ readonly trailName: string } | { readonly store: string }, AwsError> {
  const { TrailName, EventDataStore } = sent;
  if (TrailName !== undefined && EventDataStore === undefined) return ok({ trailName: TrailName });
  if (EventDataStore !== undefined && TrailName === undefined) return ok({ store: EventDataStore });
  return fail(
    cloudTrailError(
      'InvalidParameterCombinationException',
      TrailName === undefined
        ? 'You must specify a trail name or an event data store.'
        : 'You must specify either a trail name or an event data store, but not both.',
    ),
  );
}
