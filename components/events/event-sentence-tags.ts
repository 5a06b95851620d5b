import type { EventSentence } from './event-sentence';
import type { Principal } from './principal';

type Whole = 'denied' | 'allowed' | 'failed' | 'deniedNoEndpoint' | 'allowedNoEndpoint' | 'failedNoEndpoint';
type Who =
  | `who.${Principal['kind']}`
  | 'who.otherOf'
  | `whoForeign.${'role' | 'user' | 'root' | 'federated' | 'account'}`;
type Piece = Who | 'action' | 'noAction' | 'endpoint' | 'endpointNamed' | 'account' | 'accountNamed';

/** Messages below `events.sentence`. */
export type SentenceKey = Whole | Piece;

const TAGS = [
  'who',
  'caller',
  'role',
  'session',
  'account',
  'accountId',
  'accountName',
  'action',
  'actionName',
  'endpoint',
  'endpointId',
  'endpointName',
  'code',
  'time',
] as const;
export type SentenceTags<T> = Readonly<Record<(typeof TAGS)[number], () => T>>;

/** How the place where the sentence goes shows strings, times and messages: as elements, or as text. */
export interface SentenceMedium<T> {
  /** Of hostile text. */
  readonly text: (text: string) => T;
  readonly time: (iso: string) => T;
  readonly message: (key: SentenceKey, tags: SentenceTags<T>) => T;
}

/**
 * Puts the sentence together. What strangers wrote goes in through tags, never through the message itself, so it can
 * neither be read as ICU syntax nor lose its own rendering.
 */
export function writeSentence<T>(sentence: EventSentence, { text, time, message }: SentenceMedium<T>): T {
  const { outcome, who, account, isForeign, action, endpoint, errorCode, eventTime } = sentence;
  const tags: SentenceTags<T> = {
    who: () => message(toWhoKey(who, account !== undefined, isForeign), tags),
    caller: () => text('name' in who ? who.name : ''),
    role: () => text(who.kind === 'role' ? who.role : ''),
    session: () => text(who.kind === 'role' ? who.session : ''),
    account: () => message(account?.name === undefined ? 'account' : 'accountNamed', tags),
    accountId: () => text(account?.id ?? ''),
    accountName: () => text(account?.name ?? ''),
    action: () => message(action === undefined ? 'noAction' : 'action', tags),
    actionName: () => text(action ?? ''),
    endpoint: () => message(endpoint?.name === undefined ? 'endpoint' : 'endpointNamed', tags),
    endpointId: () => text(endpoint?.id ?? ''),
    endpointName: () => text(endpoint?.name ?? ''),
    code: () => text(errorCode ?? ''),
    time: () => time(eventTime),
  };
  return message(endpoint ? outcome : `${outcome}NoEndpoint`, tags);
}

function toWhoKey({ kind }: Principal, hasAccount: boolean, isForeign: boolean): Who {
  switch (kind) {
    case 'role':
    case 'user':
    case 'root':
    case 'federated':
    case 'account':
      return isForeign ? `whoForeign.${kind}` : `who.${kind}`;
    case 'other':
      return hasAccount ? 'who.otherOf' : 'who.other';
    case 'service':
    case 'anonymous':
    case 'unknown':
      return `who.${kind}`;
  }
}
