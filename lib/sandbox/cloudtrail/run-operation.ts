import type { Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { JsonObject } from '../http/json-input.ts';
import type { World } from '../world/world.ts';
import { INPUTS } from './input/input-table.ts';
import { parseInput } from './input/parse-input.ts';
import type { OperationName } from './operation.ts';
import { OPERATIONS, type OperationEntry } from './operations.ts';
import { inTurn } from './write-queue.ts';

/** An operation as the protocol sees it: it takes whatever JSON was sent. */
export interface RunnableOperation extends Omit<OperationEntry<OperationName>, 'run'> {
  run(world: World, caller: Caller, json: JsonObject): Promise<Result<JsonObject, AwsError>>;
}

/**
 * Members of the model without an exception of their own belong to operations that all declare this one. AWS may well
 * answer with ValidationException, which is no exception of the service but of the machinery before it.
 */
const BROKEN_CONSTRAINT = 'InvalidParameterException';

export function findOperation(name: string): RunnableOperation | undefined {
  return isOperationName(name) ? bind(name) : undefined;
}

function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}

/** Checks the input against the model, then has the operation do what it does; writing ones one after the other. */
function bind<N extends OperationName>(name: N): RunnableOperation {
  const { run, ...rest }: OperationEntry<N> = OPERATIONS[name];
  return {
    ...rest,
    async run(world, caller, json) {
      const input = parseInput<(typeof INPUTS)[N]>(INPUTS[name], json, BROKEN_CONSTRAINT);
      if (!input.ok) return input;
      const act = async () => run(world, caller, input.value);
      return rest.readOnly ? act() : inTurn(world, act);
    },
  };
}
