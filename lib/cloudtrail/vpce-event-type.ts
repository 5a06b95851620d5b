import type { Failure, Phrase } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import {
  type AdvancedEventSelector,
  type FieldSelector,
  SELECTOR_OPERATORS,
} from './advanced-event-selector.ts';
import type { SelectorSet } from './selector-set.ts';

export const VPCE_TEMPLATES = ['all', 'denied', 'custom'] as const;
export type VpceTemplate = (typeof VPCE_TEMPLATES)[number];

/** One card of the editor: what is recorded of one event source's network activity events. */
export interface VpceEventType {
  readonly eventSource: string;
  readonly name?: string;
  readonly template: VpceTemplate;
  /** Of template `custom`, beyond eventCategory and eventSource. The other templates imply theirs and have none. */
  readonly conditions: readonly FieldSelector[];
}

const CATEGORY: FieldSelector = { field: 'eventCategory', equals: ['NetworkActivity'] };
const DENIED: FieldSelector = { field: 'errorCode', equals: ['VpceAccessDenied'] };

/**
 * The network activity selectors of a set as cards, in the order of the set. A selector that names several event
 * sources becomes a card for each. A selector that no card can show (an eventSource with other operators, a field
 * used twice) is left out here and kept by `replaceVpceEventTypes`. A basic set has none.
 */
export function listVpceEventTypes(set: SelectorSet): VpceEventType[] {
  return set.kind === 'basic' ? [] : set.advancedEventSelectors.flatMap(toCards);
}

/**
 * The set with these cards for its network activity selectors. Every other selector stays exactly as it is and in
 * its order; a selector whose cards come back unchanged stays as it was written, its field order included.
 */
export function replaceVpceEventTypes(
  set: SelectorSet,
  types: readonly VpceEventType[],
): Result<SelectorSet, Failure> {
  if (set.kind === 'basic') return fail(refusal('unsupported', { key: 'selectors.cards.basic' }));
  for (const [index, type] of types.entries()) {
    const field = `vpceEventTypes[${index}]`;
    if (type.eventSource === '') {
      return fail(refusal('invalid-input', { key: 'selectors.cards.source' }, `${field}.eventSource`));
    }
    const wrong = type.template === 'custom' ? type.conditions.find(isFixedField) : undefined;
    if (wrong) {
      const message: Phrase = { key: 'selectors.cards.condition', values: { field: wrong.field } };
      return fail(refusal('invalid-input', message, `${field}.conditions`));
    }
  }

  const remaining = new Map<string, VpceEventType[]>();
  for (const type of types) remaining.set(cardKey(type), [...(remaining.get(cardKey(type)) ?? []), type]);
  // A selector is kept as written if each of its cards is still wanted; those cards are then taken.
  const unchanged = new Map<string, AdvancedEventSelector[]>();
  const takenOtherwise = new Set<VpceEventType>();
  const before: AdvancedEventSelector[] = [];
  const after: AdvancedEventSelector[] = [];
  let seenCard = false;
  for (const selector of set.advancedEventSelectors) {
    const cards = toCards(selector);
    if (cards.length === 0) {
      (seenCard ? after : before).push(selector);
      continue;
    }
    seenCard = true;
    const wanted = cards.map((card) => remaining.get(cardKey(card))?.[0]);
    if (new Set(cards.map(cardKey)).size < cards.length || wanted.some((type) => type === undefined))
      continue;
    cards.forEach((card, index) => {
      remaining.get(cardKey(card))?.shift();
      const type = wanted[index];
      if (index > 0 && type) takenOtherwise.add(type);
    });
    const [first] = cards;
    if (first) unchanged.set(cardKey(first), [...(unchanged.get(cardKey(first)) ?? []), selector]);
  }

  const made = types
    .filter((type) => !takenOtherwise.has(type))
    .map((type) => unchanged.get(cardKey(type))?.shift() ?? toSelector(type));
  return ok({ kind: 'advanced', advancedEventSelectors: [...before, ...made, ...after] });
}

/** Condition by condition, whatever the order in which they are written. */
function cardKey({ eventSource, name, template, conditions }: VpceEventType): string {
  const fields = template === 'custom' ? conditions.map(conditionKey).sort() : [];
  return JSON.stringify([eventSource, name ?? null, template, fields]);
}

function conditionKey(condition: FieldSelector): string {
  return JSON.stringify([
    condition.field,
    ...SELECTOR_OPERATORS.map((operator) => condition[operator] ?? []),
  ]);
}

function toSelector({ eventSource, name, template, conditions }: VpceEventType): AdvancedEventSelector {
  return {
    ...(name === undefined || name === '' ? {} : { name }),
    fieldSelectors: [
      CATEGORY,
      { field: 'eventSource', equals: [eventSource] },
      ...(template === 'denied' ? [DENIED] : []),
      ...(template === 'custom' ? conditions : []),
    ],
  };
}

function toCards({ name, fieldSelectors }: AdvancedEventSelector): VpceEventType[] {
  const fields = fieldSelectors.map(({ field }) => field);
  const category = fieldSelectors.find(({ field }) => field === 'eventCategory');
  const source = fieldSelectors.find(({ field }) => field === 'eventSource');
  if (new Set(fields).size < fields.length || !category || !source) return [];
  if (conditionKey(category) !== conditionKey(CATEGORY) || !hasOnlyEquals(source)) return [];
  const conditions = fieldSelectors.filter((condition) => !isFixedField(condition));
  const [only] = conditions;
  const isDenied =
    conditions.length === 1 && only !== undefined && conditionKey(only) === conditionKey(DENIED);
  const template: VpceTemplate = conditions.length === 0 ? 'all' : isDenied ? 'denied' : 'custom';
  return (source.equals ?? []).map((eventSource) => ({
    eventSource,
    ...(name === undefined || name === '' ? {} : { name }),
    template,
    conditions: template === 'custom' ? conditions : [],
  }));
}

function hasOnlyEquals(condition: FieldSelector): boolean {
  return SELECTOR_OPERATORS.every((operator) =>
    operator === 'equals' ? condition.equals?.length : condition[operator] === undefined,
  );
}

function isFixedField({ field }: FieldSelector): boolean {
  return field === 'eventCategory' || field === 'eventSource';
}

function refusal(code: Failure['code'], message: Phrase, field?: string): Failure {
  return { code, message, ...(field === undefined ? {} : { field }), retryable: false };
}
