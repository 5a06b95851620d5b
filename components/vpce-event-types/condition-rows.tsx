'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { SELECTOR_OPERATORS } from '@/lib/cloudtrail/advanced-event-selector.ts';
import { SELECTOR_FIELDS } from '@/lib/cloudtrail/selector-fields.ts';
import type { VpcEndpoint } from '@/lib/cloudtrail/vpc-endpoint.ts';
import type { ConditionDraft, DraftAction, VpceDraft } from './vpce-draft';

const RULES = SELECTOR_FIELDS.trail.NetworkActivity ?? {};
const FIELDS = Object.keys(RULES).filter((field) => field !== 'eventSource');

/** The conditions of a custom VPCE event type, from the same table of fields and operators as the validation. */
export function ConditionRows({
  card,
  endpoints,
  dispatch,
}: {
  card: VpceDraft;
  endpoints: readonly VpcEndpoint[];
  dispatch: (action: DraftAction) => void;
}) {
  const t = useTranslations('changes.vpce');
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-medium text-sm">{t('conditions')}</legend>
      {card.conditions.map((condition) => (
        <ConditionRow
          key={condition.id}
          condition={condition}
          endpoints={endpoints}
          onChange={(change) =>
            dispatch({ type: 'change-condition', id: card.id, conditionId: condition.id, change })
          }
          onRemove={() => dispatch({ type: 'remove-condition', id: card.id, conditionId: condition.id })}
        />
      ))}
      <Button
        size="small"
        className="self-start"
        icon={<Plus size={14} aria-hidden="true" />}
        onPress={() => dispatch({ type: 'add-condition', id: card.id })}
      >
        {t('addCondition')}
      </Button>
    </fieldset>
  );
}

function ConditionRow({
  condition,
  endpoints,
  onChange,
  onRemove,
}: {
  condition: ConditionDraft;
  endpoints: readonly VpcEndpoint[];
  onChange: (change: Partial<Omit<ConditionDraft, 'id'>>) => void;
  onRemove: () => void;
}) {
  const t = useTranslations('changes.vpce');
  const operators = RULES[condition.field]?.operators ?? ['equals'];
  return (
    <div className="grid items-start gap-3 rounded-md border border-line p-3 sm:grid-cols-[12rem_12rem_minmax(0,1fr)_auto]">
      <Select
        label={t('field')}
        isMono
        value={condition.field}
        onChange={(value) => {
          const field = String(value);
          const rule = RULES[field];
          onChange({
            field,
            operator: rule?.operators.includes(condition.operator) ? condition.operator : 'equals',
            // A field with one legal value needs no typing; otherwise values of another field mean nothing here.
            values: rule?.values?.join('\n') ?? '',
          });
        }}
        options={FIELDS.map((field) => ({ id: field, label: field }))}
      />
      <Select
        label={t('operator')}
        value={condition.operator}
        onChange={(value) => {
          const operator = SELECTOR_OPERATORS.find((candidate) => candidate === value);
          if (operator) onChange({ operator });
        }}
        options={operators.map((operator) => ({ id: operator, label: t(`operators.${operator}`) }))}
      />
      <div className="flex min-w-0 flex-col gap-2">
        <TextArea
          label={t('values')}
          description={t('valuesHint')}
          isMono
          rows={Math.min(8, Math.max(2, condition.values.split('\n').length))}
          value={condition.values}
          onChange={(values) => onChange({ values })}
        />
        {condition.field === 'vpcEndpointId' && endpoints.length > 0 && (
          <Select
            aria-label={t('pickEndpoint')}
            placeholder={t('pickEndpoint')}
            value={null}
            onChange={(value) => {
              if (value !== null)
                onChange({ values: [condition.values.trim(), String(value)].filter(Boolean).join('\n') });
            }}
            options={endpoints.map((endpoint) => ({
              id: endpoint.vpcEndpointId,
              label: endpoint.name ?? endpoint.vpcEndpointId,
              description: `${endpoint.vpcEndpointId} · ${endpoint.vpcId} · ${endpoint.serviceName}`,
            }))}
          />
        )}
      </div>
      <IconButton
        label={t('removeCondition')}
        icon={<Trash2 size={14} aria-hidden="true" />}
        onPress={onRemove}
        className="sm:mt-6"
      />
    </div>
  );
}
