'use client';

import { useTranslations } from 'use-intl/react';
import { Dialog } from '@/components/ui/dialog';
import { KeyCombination } from '@/components/ui/kbd';
import { Switch } from '@/components/ui/switch';
import { type Shortcut, useShortcutList } from './shortcuts';
import { useSingleKeys } from './single-keys';

export function KeysDialog({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const t = useTranslations('shell.keys');
  return (
    <Dialog title={t('title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <KeyLists />
    </Dialog>
  );
}

function KeyLists() {
  const t = useTranslations('shell.keys');
  const list = useShortcutList();
  const here = list('here');
  const [isOn, setOn] = useSingleKeys();
  return (
    <div className="flex flex-col gap-5">
      {here.length > 0 && <KeyList title={t('here')} shortcuts={here} />}
      <KeyList
        title={t('everywhere')}
        shortcuts={[...list('everywhere'), { keys: 'Esc', label: t('close'), run: () => {} }]}
      />
      <Switch isSelected={isOn} onChange={setOn}>
        {t('single')}
      </Switch>
    </div>
  );
}

function KeyList({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3 className="pb-1 text-ink-3 text-sm">{title}</h3>
      <dl>
        {shortcuts.map((shortcut) => (
          <div
            key={shortcut.keys}
            className="flex min-h-row items-center justify-between gap-4 border-line border-b last:border-b-0"
          >
            <dt>{shortcut.label}</dt>
            <dd>
              <KeyCombination keys={shortcut.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
