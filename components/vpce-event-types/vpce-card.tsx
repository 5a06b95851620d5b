'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ComboBox } from '@/components/ui/combo-box';
import type { OptionSection } from '@/components/ui/options';
import { RadioGroup } from '@/components/ui/radio-group';
import { TextField } from '@/components/ui/text-field';
import { findEventSource } from '@/lib/cloudtrail/event-source.ts';
import type { VpcEndpoint } from '@/lib/cloudtrail/vpc-endpoint.ts';
import { VPCE_TEMPLATES, type VpceTemplate } from '@/lib/cloudtrail/vpce-event-type.ts';
import { ConditionRows } from './condition-rows';
import type { DraftAction, VpceDraft } from './vpce-draft';

const TEMPLATE_TEXT = {
  all: { label: 'templateAll', hint: 'templateAllHint' },
  denied: { label: 'templateDenied', hint: 'templateDeniedHint' },
  custom: { label: 'templateCustom', hint: 'templateCustomHint' },
} as const satisfies Record<VpceTemplate, { label: string; hint: string }>;

/** One VPCE event type: the event source, the log selector template, and for *custom* its conditions. */
export function VpceCard({
  card,
  number,
  sourceOptions,
  endpoints,
  error,
  dispatch,
}: {
  card: VpceDraft;
  number: number;
  sourceOptions: readonly OptionSection[];
  endpoints: readonly VpcEndpoint[];
  error?: string;
  dispatch: (action: DraftAction) => void;
}) {
  const t = useTranslations('changes.vpce');
  const source = findEventSource(card.eventSource);
  const title = source?.displayName ?? (card.eventSource || t('card', { number: String(number) }));
  const description = source
    ? source.displayName
    : card.eventSource.includes('.')
      ? t('unlisted')
      : undefined;
  return (
    <Card
      title={title}
      actions={
        <Button
          variant="quiet"
          size="small"
          icon={<Trash2 size={14} aria-hidden="true" />}
          aria-label={t('removeLabel', { source: title })}
          onPress={() => dispatch({ type: 'remove-card', id: card.id })}
        >
          {t('remove')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <ComboBox
            label={t('source')}
            placeholder={t('sourcePlaceholder')}
            options={sourceOptions}
            isMono
            allowsCustomValue
            defaultInputValue={card.eventSource}
            onInputChange={(eventSource) =>
              dispatch({ type: 'change-card', id: card.id, change: { eventSource } })
            }
            {...(description !== undefined && { description })}
            {...(error !== undefined && { errorMessage: error })}
          />
          <TextField
            label={t('name')}
            description={t('nameHint')}
            maxLength={1000}
            value={card.name}
            onChange={(name) => dispatch({ type: 'change-card', id: card.id, change: { name } })}
          />
        </div>
        <RadioGroup
          label={t('template')}
          value={card.template}
          onChange={(value) => {
            const template = VPCE_TEMPLATES.find((candidate) => candidate === value);
            if (template) dispatch({ type: 'change-card', id: card.id, change: { template } });
          }}
          choices={VPCE_TEMPLATES.map((template) => ({
            value: template,
            label: t(TEMPLATE_TEXT[template].label),
            description: t(TEMPLATE_TEXT[template].hint),
          }))}
        />
        {card.template === 'custom' && (
          <ConditionRows card={card} endpoints={endpoints} dispatch={dispatch} />
        )}
      </div>
    </Card>
  );
}
