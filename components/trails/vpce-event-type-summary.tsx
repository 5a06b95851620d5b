'use client';

import { useTranslations } from 'use-intl/react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import { isManagedElsewhere } from '@/lib/audit/readiness.ts';
import { findEventSource } from '@/lib/cloudtrail/event-source.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';
import { listVpceEventTypes, type VpceTemplate } from '@/lib/cloudtrail/vpce-event-type.ts';
import { trailPath } from './trail-path';

const TEMPLATE_WORD = {
  all: 'templateAll',
  denied: 'templateDenied',
  custom: 'templateCustom',
} as const satisfies Record<VpceTemplate, string>;

export function VpceEventTypeSummary({ facts, set }: { facts: TrailFacts; set: SelectorSet }) {
  const t = useTranslations();
  const types = listVpceEventTypes(set);
  return (
    <Card
      title={t('trails.trail.vpceTitle')}
      actions={
        !isManagedElsewhere(facts) && (
          <LinkButton
            size="small"
            href={trailPath(facts.connectionId, facts.trail.trailARN, 'vpce-event-types')}
          >
            {t(types.length > 0 ? 'trails.trail.editVpce' : 'trails.trail.addVpce')}
          </LinkButton>
        )
      }
    >
      {types.length === 0 ? (
        <p className="text-ink-2">{t('trails.trail.vpceNone')}</p>
      ) : (
        <ul className="flex flex-col gap-1.5">
          {types.map((type, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the same source may stand in several cards
              key={index}
              className="flex flex-wrap items-center gap-x-3 gap-y-1"
            >
              <span className="font-medium">
                {findEventSource(type.eventSource)?.displayName ?? type.eventSource}
              </span>
              <span className="mono text-ink-2 text-sm">{type.eventSource}</span>
              <Badge tone={type.template === 'denied' ? 'denied' : 'neutral'}>
                {t(`changes.vpce.${TEMPLATE_WORD[type.template]}`)}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
