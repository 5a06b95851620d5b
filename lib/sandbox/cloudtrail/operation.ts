import type { Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { JsonObject } from '../http/json-input.ts';
import type { World } from '../world/world.ts';
import type { InputOf } from './input/input-shape.ts';
import type { INPUTS, OperationName } from './input/input-table.ts';

export type { OperationName } from './input/input-table.ts';

export type OperationInput<N extends OperationName> = InputOf<(typeof INPUTS)[N]>;

/** What an operation does with an input that its model allows; the answer's members are AWS's own. */
export type CloudTrailOperation<N extends OperationName> = (
  world: World,
  caller: Caller,
  input: OperationInput<N>,
) => Result<JsonObject, AwsError> | Promise<Result<JsonObject, AwsError>>;
