import type { Readable } from 'node:stream';
import {
  chooseWrittenSelectors,
  listWrittenSelectors,
  type WrittenSelectors,
} from '../cloudtrail/parse-written-selectors.ts';
import type { Comparison, EventClass } from '../cloudtrail/selector-compare.ts';
import type { SelectorFault } from '../cloudtrail/selector-fault.ts';
import type { SelectorTarget } from '../cloudtrail/selector-fields.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import type { Arguments } from './arguments.ts';
import type { ExitCode, Output } from './output.ts';
import type { PhraseWriter } from './phrase-writer.ts';
import { readJson } from './read-input.ts';

/** What a command works with. */
export interface Door {
  readonly arguments: Arguments;
  readonly stdin: Readable;
  readonly out: Output;
  readonly phrases: PhraseWriter;
}

export type Command = (door: Door) => Promise<ExitCode>;

export interface ReadSelectors {
  readonly set: SelectorSet;
  readonly target: SelectorTarget;
}

/** undefined when there are none to read; why is said already. */
export async function readSelectors(
  door: Door,
  file: string | undefined,
): Promise<ReadSelectors | undefined> {
  const json = await readJson(file, door.stdin);
  if (!json.ok) {
    door.out.fault(json.error);
    return undefined;
  }
  const chosen = choose(json.value, door.arguments);
  const faults = 'set' in chosen ? (chosen.set.ok ? [] : chosen.set.error) : chosen;
  if (!('set' in chosen) || !chosen.set.ok) {
    for (const fault of faults) door.out.fault(writeFault(door, fault));
    return undefined;
  }
  return { set: chosen.set.value, target: chosen.target };
}

function choose(json: unknown, { command, trail }: Arguments): WrittenSelectors | readonly SelectorFault[] {
  // For `render` the name is that of the trail to be, and chooses only where there is a choice.
  const name = command === 'render' && listWrittenSelectors(json).length === 1 ? undefined : trail;
  const chosen = chooseWrittenSelectors(json, name);
  return chosen.ok ? chosen.value : chosen.error;
}

/** `advancedEventSelectors[0]: sentence (InvalidEventSelectorsException: AWS's words)`. */
export function writeFault({ phrases }: Door, fault: SelectorFault): string {
  const where = fault.path === '' ? '' : `${fault.path}: `;
  const aws = fault.severity === 'error' ? ` (${fault.awsName}: ${fault.awsMessage})` : '';
  return `${where}${phrases.write(fault.message)}${aws}`;
}

export function toFaultJson({ phrases }: Door, fault: SelectorFault) {
  const { severity, path, awsName, awsMessage, message } = fault;
  return { severity, path, code: message.key, message: phrases.write(message), awsName, awsMessage };
}

export function toComparisonJson(door: Door, { same, classCount, starts, stops }: Comparison) {
  const toJson = ({ event, phrases }: EventClass) => ({ description: door.phrases.join(phrases), event });
  return { same, classCount, starts: starts.map(toJson), stops: stops.map(toJson) };
}

/** The classes that differ, a line each. */
export function listDifferences({ phrases }: Door, { starts, stops }: Comparison): string[] {
  const list = (
    key: 'selectors.told.starts' | 'selectors.told.stops',
    sign: string,
    classes: readonly EventClass[],
  ) =>
    classes.length === 0
      ? []
      : [phrases.write({ key }), ...classes.map((found) => `  ${sign} ${phrases.join(found.phrases)}`)];
  return [...list('selectors.told.starts', '+', starts), ...list('selectors.told.stops', '-', stops)];
}
