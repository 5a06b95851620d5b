'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { EventClassList } from '@/components/selectors/event-class-list';
import { Callout } from '@/components/ui/callout';
import { Disclosure } from '@/components/ui/disclosure';
import { type Comparison, listComparedClasses } from '@/lib/cloudtrail/selector-compare.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';

/** More than a person reads; the rest stands in the count. */
const LISTED = 200;

/** How many classes of events were compared and how many differ, and on demand which. */
export function ComparisonProof({
  comparison,
  before,
  after,
}: {
  comparison: Comparison;
  before: SelectorSet;
  after: SelectorSet;
}) {
  const t = useTranslations('changes');
  const [isOpen, setOpen] = useState(false);
  const differing = comparison.starts.length + comparison.stops.length;
  return (
    <Callout
      tone={comparison.same ? 'success' : 'danger'}
      title={t('migrate.proof', { count: comparison.classCount, differing })}
    >
      <p>{t('migrate.proofExplanation')}</p>
      {!comparison.same && (
        <div className="mt-2 flex flex-col gap-2">
          {comparison.starts.length > 0 && (
            <div>
              <p className="font-medium">{t('vpce.starts')}</p>
              <EventClassList classes={comparison.starts} />
            </div>
          )}
          {comparison.stops.length > 0 && (
            <div>
              <p className="font-medium">{t('vpce.stops')}</p>
              <EventClassList classes={comparison.stops} />
            </div>
          )}
        </div>
      )}
      <Disclosure
        headingLevel={2}
        title={t('migrate.same')}
        isExpanded={isOpen}
        onExpandedChange={setOpen}
        className="mt-1"
      >
        {isOpen && <UnchangedClasses before={before} after={after} />}
      </Disclosure>
    </Callout>
  );
}

function UnchangedClasses({ before, after }: { before: SelectorSet; after: SelectorSet }) {
  const t = useTranslations('changes.migrate');
  const classes = listComparedClasses(before, after, LISTED);
  const recorded = classes.filter((found) => found.before && found.after);
  const leftOut = classes.filter((found) => !found.before && !found.after);
  return (
    <div className="flex flex-col gap-3">
      {recorded.length > 0 && (
        <div>
          <p className="font-medium">{t('stillRecorded')}</p>
          <EventClassList classes={recorded} />
        </div>
      )}
      {leftOut.length > 0 && (
        <div>
          <p className="font-medium">{t('stillLeftOut')}</p>
          <EventClassList classes={leftOut} />
        </div>
      )}
    </div>
  );
}
