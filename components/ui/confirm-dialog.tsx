'use client';

import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from './button';
import { Dialog } from './dialog';
import { TextField } from './text-field';

export interface ConfirmDialogProps {
  title: ReactNode;
  /** What happens, to what, and how to take it back. */
  children: ReactNode;
  /** A verb and its object, e.g. "Delete view". */
  confirmLabel: string;
  /** The dialog stays, pending, until this settles; return `false` to keep it open. */
  onConfirm: () => Promise<boolean | undefined> | boolean | undefined;
  tone?: 'primary' | 'danger';
  /** For what cannot be taken back: the name that must be typed first. */
  typeToConfirm?: string;
  trigger?: ReactElement;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}

export function ConfirmDialog({
  title,
  children,
  confirmLabel,
  onConfirm,
  tone = 'primary',
  typeToConfirm,
  trigger,
  isOpen,
  onOpenChange,
}: ConfirmDialogProps) {
  const t = useTranslations('ui');
  const [typed, setTyped] = useState('');
  const [isPending, setPending] = useState(false);

  async function confirm(close: () => void) {
    setPending(true);
    try {
      if ((await onConfirm()) !== false) close();
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      title={title}
      role="alertdialog"
      trigger={trigger}
      isOpen={isOpen}
      onOpenChange={(open) => {
        setTyped('');
        onOpenChange?.(open);
      }}
      footer={(close) => (
        <>
          <Button onPress={close}>{t('cancel')}</Button>
          <Button
            variant={tone}
            isPending={isPending}
            isDisabled={typeToConfirm !== undefined && typed !== typeToConfirm}
            onPress={() => confirm(close)}
          >
            {confirmLabel}
          </Button>
        </>
      )}
    >
      <div className="flex max-w-prose flex-col gap-3 text-ink-2">{children}</div>
      {typeToConfirm !== undefined && (
        <TextField
          className="mt-4"
          label={t('typeToConfirm', { name: typeToConfirm })}
          value={typed}
          onChange={setTyped}
          isMono
          autoFocus
          autoComplete="off"
        />
      )}
    </Dialog>
  );
}
