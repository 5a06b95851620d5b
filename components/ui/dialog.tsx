'use client';

import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslations } from 'use-intl/react';
import { classNames } from './class-names';
import { IconButton } from './icon-button';

type Content = ReactNode | ((close: () => void) => ReactNode);

export interface DialogProps {
  title: ReactNode;
  children: Content;
  /** Buttons, the one that acts last. */
  footer?: Content;
  /** The control that opens it. Without one, steer by `isOpen`. */
  trigger?: ReactElement;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  size?: 'small' | 'medium' | 'large';
  /** `alertdialog` for a question that must be answered; it does not close by a click beside it. */
  role?: 'dialog' | 'alertdialog';
}

const WIDTH = { small: 'sm:max-w-md', medium: 'sm:max-w-2xl', large: 'sm:max-w-5xl' } as const;

/** Modal. The focus goes in, stays in, and returns to where it came from; on a phone it rises from the bottom edge. */
export function Dialog({
  title,
  children,
  footer,
  trigger,
  isOpen,
  onOpenChange,
  size = 'small',
  role = 'dialog',
}: DialogProps) {
  const t = useTranslations('ui');
  const overlay = (
    <ModalOverlay
      isDismissable={role === 'dialog'}
      isOpen={trigger ? undefined : isOpen}
      onOpenChange={trigger ? undefined : onOpenChange}
      className="fixed inset-0 z-50 flex h-(--visual-viewport-height) items-end justify-center bg-[color-mix(in_srgb,var(--color-canvas)_30%,rgb(0_0_0/0.55))] sm:items-start sm:p-6 sm:pt-[10vh]"
    >
      <Modal
        className={classNames(
          'entering:animate-rise flex max-h-full w-full flex-col bg-surface shadow-overlay max-sm:max-h-[92%] max-sm:rounded-t-md sm:rounded-md',
          WIDTH[size],
        )}
      >
        <AriaDialog role={role} className="flex min-h-0 flex-col outline-none">
          {({ close }) => (
            <>
              <header className="flex items-center gap-3 border-line border-b py-2 pr-2 pl-5">
                <Heading slot="title" className="min-w-0 flex-1 py-0.5 font-semibold text-lg">
                  {title}
                </Heading>
                <IconButton label={t('close')} icon={<X size={16} aria-hidden="true" />} onPress={close} />
              </header>
              <div className="min-h-0 overflow-y-auto px-5 py-4">
                {typeof children === 'function' ? children(close) : children}
              </div>
              {footer && (
                <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">
                  {typeof footer === 'function' ? footer(close) : footer}
                </footer>
              )}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
  if (!trigger) return overlay;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      {overlay}
    </DialogTrigger>
  );
}
