'use client';

import { useTranslations } from 'use-intl/react';
import { Badge } from '@/components/ui/badge';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';

const CATEGORIES = ['Management', 'Data', 'NetworkActivity'] as const;
type Category = (typeof CATEGORIES)[number];

/** Which event categories a set selects anything of. */
export function CategoryChips({ set }: { set: SelectorSet }) {
  const t = useTranslations('trails.category');
  const categories = listCategories(set);
  if (categories.length === 0) return <Badge>{t('none')}</Badge>;
  return (
    <span className="flex flex-wrap gap-1">
      {categories.map((category) => (
        <Badge key={category} tone={category === 'NetworkActivity' ? 'recording' : 'neutral'}>
          {t(category)}
        </Badge>
      ))}
    </span>
  );
}

function listCategories(set: SelectorSet): Category[] {
  if (set.kind === 'basic') {
    const management = set.eventSelectors.some((selector) => selector.includeManagementEvents);
    const data = set.eventSelectors.some((selector) =>
      selector.dataResources.some((resource) => resource.values.length > 0),
    );
    return [...(management ? (['Management'] as const) : []), ...(data ? (['Data'] as const) : [])];
  }
  return CATEGORIES.filter((category) =>
    set.advancedEventSelectors.some((selector) =>
      selector.fieldSelectors.some(
        (fieldSelector) =>
          fieldSelector.field === 'eventCategory' && fieldSelector.equals?.includes(category),
      ),
    ),
  );
}
