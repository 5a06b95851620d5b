import { z } from 'zod';

const values = z.array(z.string().max(4096)).max(1000).optional();

const advancedEventSelector = z.object({
  name: z.string().max(2000).optional(),
  fieldSelectors: z
    .array(
      z.object({
        field: z.string().max(1000),
        equals: values,
        startsWith: values,
        endsWith: values,
        notEquals: values,
        notStartsWith: values,
        notEndsWith: values,
      }),
    )
    .max(100),
});

const eventSelector = z.object({
  readWriteType: z.enum(['All', 'ReadOnly', 'WriteOnly']),
  includeManagementEvents: z.boolean(),
  dataResources: z
    .array(z.object({ type: z.string().max(1000), values: z.array(z.string().max(4096)).max(1000) }))
    .max(100),
  excludeManagementEventSources: z.array(z.string().max(1000)).max(100),
});

/** The shape of a selector set as the browser sends it. Its meaning is checked by the domain room afterwards. */
export const selectorSetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('basic'), eventSelectors: z.array(eventSelector).max(100) }),
  z.object({ kind: z.literal('advanced'), advancedEventSelectors: z.array(advancedEventSelector).max(600) }),
]);
