import type { AdvancedEventSelector } from './advanced-event-selector.ts';
import type { EventSelector } from './event-selector.ts';

/** All that decides what a trail records. A trail has one kind or the other, never both. */
export type SelectorSet =
  | { readonly kind: 'basic'; readonly eventSelectors: readonly EventSelector[] }
  | { readonly kind: 'advanced'; readonly advancedEventSelectors: readonly AdvancedEventSelector[] };
