'use client';

import { X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl/react';
import type { FilterToken } from '@/lib/cloudtrail/event-filter.ts';
import { StrangerText } from './stranger-text';
import { TokenEditor } from './token-editor';
import type { KnownNames } from './use-names';
import { toVisibleText } from './visible-text';

/** One condition of the filter: press it to change it, its cross to take it away. */
export function TokenChip({
  token,
  names,
  suggest,
  onChange,
  onRemove,
}: {
  token: FilterToken;
  names: KnownNames;
  suggest: React.ComponentProps<typeof TokenEditor>['suggest'];
  onChange: (token: FilterToken) => void;
  onRemove: () => void;
}) {
  const t = useTranslations('events');
  const name = names.describe(token.field, token.value);
  const field = t(`fields.${token.field}`);
  const text = `${field} ${token.operator} ${toVisibleText(name ?? token.value)}`.slice(0, 200);
  return (
    <li className="inline-flex h-8 min-w-0 max-w-full items-stretch rounded-md border border-accent bg-accent-soft pointer-coarse:h-11">
      <TokenEditor
        token={token}
        names={names}
        suggest={suggest}
        onSave={onChange}
        label={t('filter.edit', { token: text })}
        trigger={
          <Button
            aria-label={t('filter.edit', { token: text })}
            className="inline-flex min-w-0 items-center gap-1.5 rounded-l-md pr-1 pl-2.5 text-sm hover:bg-hover"
          >
            <span className="shrink-0 text-ink-2">{field}</span>
            <span className="mono shrink-0 text-accent">{token.operator}</span>
            {name !== undefined && <StrangerText text={name} className="truncate font-medium" />}
            {token.value === '' ? (
              <span className="text-ink-2">{t('filter.absent')}</span>
            ) : (
              <span
                title={toVisibleText(token.value)}
                className={name === undefined ? 'mono truncate' : 'mono truncate text-ink-2 max-sm:hidden'}
              >
                <StrangerText text={toEnds(token.value)} />
              </span>
            )}
          </Button>
        }
      />
      <Button
        aria-label={t('filter.remove', { token: text })}
        onPress={onRemove}
        className="grid w-7 shrink-0 place-items-center rounded-r-md text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:w-11"
      >
        <X size={14} aria-hidden="true" />
      </Button>
    </li>
  );
}

/** Both ends of a long value: the end of an ARN carries the meaning. The title has the whole. */
function toEnds(value: string): string {
  return value.length > 48 ? `${value.slice(0, 18)}…${value.slice(-24)}` : value;
}
