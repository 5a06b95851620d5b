import type { Phrase } from '../failure.ts';

/** One thing that is wrong with a selector set. An error is refused by AWS; a warning is probably not meant. */
export interface SelectorFault {
  readonly severity: 'error' | 'warning';
  /** Where it is, e.g. `advancedEventSelectors[0].fieldSelectors[1].equals[0]`; empty for the set as a whole. */
  readonly path: string;
  /** AWS's exception name, e.g. `InvalidEventSelectorsException`. */
  readonly awsName: string;
  /** AWS's text where it is known, otherwise our own in English. */
  readonly awsMessage: string;
  readonly message: Phrase;
}

const EXCEPTION = 'InvalidEventSelectorsException';

export function wireFault(path: string, awsMessage: string, message: Phrase): SelectorFault {
  return { severity: 'error', path, awsName: EXCEPTION, awsMessage, message };
}

export function warning(path: string, awsMessage: string, message: Phrase): SelectorFault {
  return { severity: 'warning', path, awsName: EXCEPTION, awsMessage, message };
}

/** The set as a whole cannot be read. */
export function unreadableFault(key: Phrase['key']): SelectorFault {
  return wireFault('', 'No event selectors were found.', { key });
}

const TYPE_WORDS = {
  object: 'an object',
  list: 'a list',
  text: 'a string',
  boolean: 'true or false',
} as const;

/** AWS's JSON protocol refuses a member of the wrong type before it looks any further. */
export function wrongTypeFault(path: string, expected: keyof typeof TYPE_WORDS): SelectorFault {
  const member = wireSpelling(path);
  return {
    severity: 'error',
    path,
    awsName: 'SerializationException',
    awsMessage: `${member} must be ${TYPE_WORDS[expected]}.`,
    message: { key: 'selectors.fault.wrongType', values: { member, expected } },
  };
}

export function bothKindsFault(): SelectorFault {
  return wireFault(
    '',
    'You can select events by using either EventSelectors or AdvancedEventSelectors, but not both.',
    { key: 'selectors.fault.bothKinds' },
  );
}

/** `advancedEventSelectors[0].fieldSelectors` → `AdvancedEventSelectors[0].FieldSelectors`. */
export function wireSpelling(path: string): string {
  return path.replace(/(^|\.)([a-z])/g, (_, dot: string, letter: string) => dot + letter.toUpperCase());
}
