'use client';

import { Plus } from 'lucide-react';
import { type ReactNode, useDeferredValue, useMemo, useReducer, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { ChangeCostCard, type ExpectedTexts } from '@/components/change-cost/change-cost-card';
import { ChangeDone } from '@/components/changes/change-done';
import { ChangeHeader } from '@/components/changes/change-header';
import { ChangeRefusal } from '@/components/changes/change-refusal';
import { useSelectorChange } from '@/components/changes/use-selector-change';
import { usePhrase } from '@/components/i18n/intl';
import { trailEventsPath } from '@/components/trails/trail-path';
import { useAccounts } from '@/components/trails/use-accounts';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import { isManagedElsewhere } from '@/lib/audit/readiness.ts';
import { compareSelectorSets } from '@/lib/cloudtrail/selector-compare.ts';
import { validateSelectorSet } from '@/lib/cloudtrail/selector-faults.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';
import { listVpceEventTypes, replaceVpceEventTypes } from '@/lib/cloudtrail/vpce-event-type.ts';
import { ChangedSelectors, ChangeEffect } from './change-effect';
import { endpointsBySource, toSourceOptions } from './source-options';
import { VpceCard } from './vpce-card';
import { hasEventSource, reduceDrafts, toDrafts, toVpceEventTypes } from './vpce-draft';

export function VpceEditor({
  facts,
  set,
  back,
  isReadOnly,
  isSandbox,
  onReload,
}: {
  facts: TrailFacts;
  set: SelectorSet;
  back: ReactNode;
  isReadOnly: boolean;
  isSandbox: boolean;
  onReload: () => void;
}) {
  const t = useTranslations('changes');
  const write = usePhrase();
  const { trail, connectionId } = facts;
  // The selectors that the form was filled from; a reading that arrives later must not move them silently.
  const [seen] = useState(set);
  const [drafts, dispatch] = useReducer(reduceDrafts, undefined, () =>
    withFirstCard(toDrafts(listVpceEventTypes(seen))),
  );
  const [isSubmitted, setSubmitted] = useState(false);
  const [expected, setExpected] = useState<ExpectedTexts>({});
  const change = useSelectorChange({ connectionId, trailARN: trail.trailARN, kind: 'edit-vpce-event-types' });
  const { data: accounts } = useAccounts();
  const bySource = useMemo(
    () => endpointsBySource(accounts?.find((account) => account.connection.id === connectionId)),
    [accounts, connectionId],
  );
  const sourceOptions = useMemo(
    () =>
      toSourceOptions(
        bySource,
        { withEndpoints: t('vpce.withEndpoints'), others: t('vpce.otherSources') },
        (count) => t('vpce.endpointCount', { count }),
      ),
    [bySource, t],
  );

  const settled = useDeferredValue(drafts);
  const plan = useMemo(() => planChange(seen, settled), [seen, settled]);

  const isEverySourceChosen = drafts.cards.every(hasEventSource);

  if (change.change) {
    return (
      <ChangeDone
        change={change.change}
        back={back}
        headline={t('vpce.done', { name: trail.name })}
        text={t(isSandbox ? 'vpce.doneTextSandbox' : 'vpce.doneText')}
        next={
          <LinkButton variant="primary" href={trailEventsPath(trail.trailARN)}>
            {t('vpce.seeEvents')}
          </LinkButton>
        }
        isReadOnly={isReadOnly}
      />
    );
  }

  const apply = (
    <Button
      variant="primary"
      isPending={change.isPending}
      isDisabled={isReadOnly || isManagedElsewhere(facts) || (plan.ok && plan.comparison.same)}
      onPress={() => {
        setSubmitted(true);
        // Planned anew from what stands in the form at this moment, not from what was drawn last.
        const current = planChange(seen, drafts);
        if (current.ok && isEverySourceChosen) change.apply(seen, current.next);
      }}
    >
      {t('vpce.apply')}
    </Button>
  );

  return (
    <>
      <ChangeHeader
        facts={facts}
        back={back}
        headline={t('vpce.headline', { name: trail.name })}
        intro={t('vpce.intro')}
        apply={apply}
      />
      <div className="flex flex-col gap-4">
        {change.failure && <ChangeRefusal failure={change.failure} onReload={onReload} />}
        {isSubmitted && !plan.ok && isEverySourceChosen && (
          <Callout tone="danger" title={t('vpce.faults')} isLive>
            <ul className="list-disc pl-5">
              {plan.faults.map((fault) => (
                <li key={write(fault)}>{write(fault)}</li>
              ))}
            </ul>
          </Callout>
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex flex-col gap-4">
            {drafts.cards.length === 0 && (
              <Card>
                <EmptyState title={t('vpce.emptyTitle')} description={t('vpce.emptyText')} />
              </Card>
            )}
            {drafts.cards.map((card, index) => (
              <VpceCard
                key={card.id}
                card={card}
                number={index + 1}
                sourceOptions={sourceOptions}
                endpoints={bySource.get(card.eventSource) ?? []}
                {...(isSubmitted && !hasEventSource(card) && { error: t('vpce.chooseSource') })}
                dispatch={dispatch}
              />
            ))}
            <Button
              className="self-start"
              icon={<Plus size={16} aria-hidden="true" />}
              onPress={() => dispatch({ type: 'add-card' })}
            >
              {t('vpce.add')}
            </Button>
          </div>
          <div className="flex flex-col gap-4 lg:sticky lg:top-16">
            {plan.ok && isEverySourceChosen ? (
              <>
                <ChangeEffect comparison={plan.comparison} />
                <ChangeCostCard
                  facts={facts}
                  seen={seen}
                  next={plan.next}
                  expected={expected}
                  onExpectedChange={setExpected}
                />
                <ChangedSelectors next={plan.next} facts={facts} />
              </>
            ) : (
              <Card title={t('vpce.effect')}>
                <p className="text-ink-2">
                  {plan.ok || !isEverySourceChosen ? t('vpce.chooseToSee') : plan.faults.map(write).join(' ')}
                </p>
              </Card>
            )}
            <div className="self-end max-sm:self-start">{apply}</div>
          </div>
        </div>
      </div>
    </>
  );
}

function planChange(seen: SelectorSet, drafts: ReturnType<typeof toDrafts>) {
  const next = replaceVpceEventTypes(seen, toVpceEventTypes(drafts));
  if (!next.ok) return { ok: false, faults: [next.error.message] } as const;
  const faults = validateSelectorSet(next.value).filter((fault) => fault.severity === 'error');
  if (faults.length > 0) return { ok: false, faults: faults.map((fault) => fault.message) } as const;
  return { ok: true, next: next.value, comparison: compareSelectorSets(seen, next.value) } as const;
}

/** A trail without VPCE event types is opened to add one, so the first card is there already. */
function withFirstCard(drafts: ReturnType<typeof toDrafts>) {
  return drafts.cards.length > 0 ? drafts : reduceDrafts(drafts, { type: 'add-card' });
}
