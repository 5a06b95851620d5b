import type { JsonObject } from '../http/json-input.ts';
import type { EventDataStoreState, TrailState } from '../world/state.ts';

/** Aggregation belongs to trails, event size and context keys to event data stores (PutEventConfiguration). */
export function formatTrailConfiguration(trail: TrailState): JsonObject {
  return {
    TrailARN: trail.trailARN,
    AggregationConfigurations: trail.aggregationConfigurations.map(({ eventCategory, templates }) => ({
      EventCategory: eventCategory,
      Templates: templates,
    })),
  };
}

export function formatStoreConfiguration(store: EventDataStoreState): JsonObject {
  return {
    EventDataStoreArn: store.eventDataStoreArn,
    MaxEventSize: store.maxEventSize,
    ContextKeySelectors: store.contextKeySelectors.map(({ type, equals }) => ({
      Type: type,
      Equals: equals,
    })),
  };
}
