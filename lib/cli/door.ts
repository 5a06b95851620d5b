import type { Readable } from 'node:stream';
import {
  chooseWrittenSelectors,
  listWrittenSelectors,
  type WrittenContext,
  type WrittenSelectors,
} from '../cloudtrail/parse-written-selectors.ts';
import type { Comparison, EventClass } from '../cloudtrail/selector-compare.ts';
import type { SelectorFault } from '../cloudtrail/selector-fault.ts';
import type { SelectorTarget } from '../cloudtrail/selector-fields.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import type { Phrase } from '../failure.ts';
import type { Arguments } from './arguments.ts';
import type { ExitCode, Output } from './output.ts';
import type { PhraseWriter } from './phrase-writer.ts';
import { type Input, readInput } from './read-input.ts';

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
  readonly partition?: string;
}

/** undefined when there are none to read, or none that AWS would read; why is said already. */
export async function readSelectors(
  door: Door,
  file: string | undefined,
): Promise<ReadSelectors | undefined> {
  const written = await readWritten(door, file);
  if (!written) return undefined;
  const { set, target, partition } = written;
  if (set.ok) return { set: set.value, target, ...(partition === undefined ? {} : { partition }) };
  for (const fault of set.error) door.out.fault(nameInput(door, file) + writeFault(door, fault));
  return undefined;
}

/** The same with selectors that AWS would not read; undefined when there are none at all. */
export async function readWritten(
  door: Door,
  file: string | undefined,
): Promise<WrittenSelectors | undefined> {
  const input = await readInput(file, door.stdin);
  if (!input.ok) {
    door.out.fault(input.error);
    return undefined;
  }
  const chosen = choose(input.value, door.arguments);
  const faults = 'set' in chosen ? (chosen.set.ok || chosen.draft ? [] : chosen.set.error) : chosen;
  for (const { path, message } of faults) {
    door.out.fault(nameInput(door, file) + where(path) + door.phrases.write(message));
  }
  const hints = faults.flatMap(({ message }) => hintFor(message, input.value));
  for (const hint of new Set(hints)) door.out.remark(hint);
  return 'set' in chosen && faults.length === 0 ? chosen : undefined;
}

function choose({ json, language }: Input, options: Arguments): WrittenSelectors | readonly SelectorFault[] {
  const { command, trail, partition } = options;
  const context: WrittenContext = { language, ...(partition === undefined ? {} : { partition }) };
  // For `render` the name is that of the trail to be, and chooses only where there is a choice.
  const isName =
    trail === undefined || (command === 'render' && listWrittenSelectors(json, context).length === 1);
  const chosen = chooseWrittenSelectors(json, isName ? context : { ...context, name: trail });
  if (!chosen.ok) return chosen.error;
  return partition === undefined ? chosen.value : { ...chosen.value, partition };
}

/** What to do at the command line. */
function hintFor({ key }: Phrase, { language }: Input): string[] {
  switch (key) {
    case 'selectors.written.several':
    case 'selectors.written.unknownTrail':
      return ['Choose one with --trail NAME.'];
    case 'selectors.written.partition':
      return ['Say which with --partition, for example --partition aws.'];
    case 'selectors.written.computed':
      return language === 'terraform-source' ? ['What terraform show -json prints holds the values.'] : [];
    case 'selectors.written.none':
      return language === 'terraform-source'
        ? ['A trail inside a module stands in what terraform show -json prints.']
        : [];
    default:
      return [];
  }
}

/** Which input it is about, where a command has several. */
function nameInput({ arguments: { files } }: Door, file: string | undefined): string {
  return files.length > 1 ? where(file === '-' ? 'standard input' : (file ?? '')) : '';
}

function where(path: string): string {
  return path === '' ? '' : `${path}: `;
}

/** `advancedEventSelectors[0]: sentence (InvalidEventSelectorsException: AWS's words)`. */
export function writeFault({ phrases }: Door, fault: SelectorFault): string {
  const { severity, path, awsName, awsMessage, message } = fault;
  // Of a wrong type AWS says no more than our sentence.
  const answer = awsName === 'SerializationException' ? awsName : `${awsName}: ${awsMessage}`;
  return where(path) + phrases.write(message) + (severity === 'error' ? ` (${answer})` : '');
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
