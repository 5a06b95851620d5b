import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { World } from '../world/world.ts';

const TOPIC_NAME = /^[A-Za-z0-9_-]{1,256}(?:\.fifo)?$/;
const TOPIC_ARN = /^arn:aws:sns:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:([^:]+)$/;
const MAX_LENGTH = 256;

/** The ARN of a topic that is given by name or ARN; an empty text takes it away. */
export function readSnsTopic(
  { region, accountId }: Caller,
  sent: string | undefined,
  current: string | undefined,
): Result<string | undefined, AwsError> {
  if (sent === undefined) return ok(current);
  if (sent === '') return ok(undefined);
  const name = TOPIC_ARN.exec(sent)?.[1] ?? sent;
  if (sent.length > MAX_LENGTH || !TOPIC_NAME.test(name)) {
    return fail(
      cloudTrailError('InvalidSnsTopicNameException', `SNS topic name is invalid: ${sent.slice(0, 300)}`),
    );
  }
  return ok(name === sent ? `arn:aws:sns:${region}:${accountId}:${name}` : sent);
}

/**
 * AWS asks the topic's policy. The sandbox has no SNS, so there are no topics but those that trails of its seed
 * notify already: any other is refused as AWS refuses one that does not exist.
 */
export function isKnownTopic({ state }: Pick<World, 'state'>, topicARN: string): boolean {
  return state.trails.some(({ snsTopicARN }) => snsTopicARN === topicARN);
}
