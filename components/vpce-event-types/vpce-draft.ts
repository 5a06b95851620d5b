import {
  type FieldSelector,
  SELECTOR_OPERATORS,
  type SelectorOperator,
} from '@/lib/cloudtrail/advanced-event-selector.ts';
import { findEventSource } from '@/lib/cloudtrail/event-source.ts';
import type { VpceEventType, VpceTemplate } from '@/lib/cloudtrail/vpce-event-type.ts';

/** A condition as it stands in the form: one field, one operator, one value a line. */
export interface ConditionDraft {
  readonly id: number;
  readonly field: string;
  readonly operator: SelectorOperator;
  readonly values: string;
}

/** A card as it stands in the form. */
export interface VpceDraft {
  readonly id: number;
  readonly eventSource: string;
  readonly name: string;
  readonly template: VpceTemplate;
  readonly conditions: readonly ConditionDraft[];
}

/** All cards, and the next id: cards keep their identity while others are removed. */
export interface VpceDrafts {
  readonly nextId: number;
  readonly cards: readonly VpceDraft[];
}

export type DraftAction =
  | { readonly type: 'add-card' }
  | { readonly type: 'remove-card'; readonly id: number }
  | {
      readonly type: 'change-card';
      readonly id: number;
      readonly change: Partial<Omit<VpceDraft, 'id' | 'conditions'>>;
    }
  | { readonly type: 'add-condition'; readonly id: number }
  | { readonly type: 'remove-condition'; readonly id: number; readonly conditionId: number }
  | {
      readonly type: 'change-condition';
      readonly id: number;
      readonly conditionId: number;
      readonly change: Partial<Omit<ConditionDraft, 'id'>>;
    };

export function toDrafts(types: readonly VpceEventType[]): VpceDrafts {
  let nextId = 1;
  const cards = types.map((type) => ({
    id: nextId++,
    eventSource: type.eventSource,
    name: type.name ?? '',
    template: type.template,
    conditions: type.conditions.flatMap((condition) =>
      SELECTOR_OPERATORS.flatMap((operator) => {
        const values = condition[operator];
        return values ? [{ id: nextId++, field: condition.field, operator, values: values.join('\n') }] : [];
      }),
    ),
  }));
  return { nextId, cards };
}

export function reduceDrafts(drafts: VpceDrafts, action: DraftAction): VpceDrafts {
  const { nextId, cards } = drafts;
  const changeCard = (id: number, change: (card: VpceDraft) => VpceDraft): VpceDrafts => ({
    nextId: nextId + 1,
    cards: cards.map((card) => (card.id === id ? change(card) : card)),
  });
  switch (action.type) {
    case 'add-card':
      return {
        nextId: nextId + 1,
        // The cheap and telling choice first: what an endpoint policy denied is recorded nowhere else.
        cards: [...cards, { id: nextId, eventSource: '', name: '', template: 'denied', conditions: [] }],
      };
    case 'remove-card':
      return { nextId, cards: cards.filter((card) => card.id !== action.id) };
    case 'change-card':
      return changeCard(action.id, (card) => ({ ...card, ...action.change }));
    case 'add-condition':
      return changeCard(action.id, (card) => ({
        ...card,
        conditions: [...card.conditions, { id: nextId, field: 'eventName', operator: 'equals', values: '' }],
      }));
    case 'remove-condition':
      return changeCard(action.id, (card) => ({
        ...card,
        conditions: card.conditions.filter((condition) => condition.id !== action.conditionId),
      }));
    case 'change-condition':
      return changeCard(action.id, (card) => ({
        ...card,
        conditions: card.conditions.map((condition) =>
          condition.id === action.conditionId ? { ...condition, ...action.change } : condition,
        ),
      }));
  }
}

/** The form's cards as the domain knows them. Rows of one field join; empty rows are left out. */
export function toVpceEventTypes({ cards }: VpceDrafts): VpceEventType[] {
  return cards.map((card) => ({
    eventSource: toWholeEventSource(card.eventSource),
    ...(card.name.trim() !== '' && { name: card.name.trim() }),
    template: card.template,
    conditions: card.template === 'custom' ? toConditions(card.conditions) : [],
  }));
}

/** `kms` typed in haste is `kms.amazonaws.com`, if that is a source that CloudTrail lists. */
function toWholeEventSource(typed: string): string {
  const text = typed.trim();
  const whole = `${text.toLowerCase()}.amazonaws.com`;
  return findEventSource(whole) ? whole : text;
}

const EVENT_SOURCE = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/;

/** Whether a card names an event source at all; one that CloudTrail does not list may still be one. */
export function hasEventSource({ eventSource }: VpceDraft): boolean {
  return EVENT_SOURCE.test(toWholeEventSource(eventSource));
}

function toConditions(rows: readonly ConditionDraft[]): FieldSelector[] {
  const byField = new Map<string, Map<SelectorOperator, string[]>>();
  for (const row of rows) {
    const values = row.values.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    if (values.length === 0) continue;
    const operators = byField.get(row.field) ?? new Map<SelectorOperator, string[]>();
    operators.set(row.operator, [...new Set([...(operators.get(row.operator) ?? []), ...values])]);
    byField.set(row.field, operators);
  }
  return [...byField].map(([field, operators]) => ({ field, ...Object.fromEntries(operators) }));
}
