'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslations } from 'use-intl/react';
import { IconButton } from './icon-button';
import { usePanelWidth } from './panel-width';
import { useMediaQuery } from './use-media-query';

const OVERLAY = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

export interface SplitPanelProps {
  isOpen: boolean;
  onClose: () => void;
  /** What the panel shows; names it for screen readers. */
  title: ReactNode;
  label: string;
  /** Stand beside the close button. */
  actions?: ReactNode;
  panel: ReactNode;
  /** Under which the chosen width is remembered. */
  storageKey: string;
  initialWidth?: number;
  /** The list that the panel belongs to. */
  children: ReactNode;
}

/**
 * A list with the details of one of its things beside it; on a phone, over it. The focus stays in the list, so that
 * arrow keys can walk on; Esc closes, and a focus that was inside returns to where it was before.
 */
export function SplitPanel({ isOpen, onClose, children, ...rest }: SplitPanelProps) {
  const isNarrow = useMediaQuery('(max-width: 63.99rem)');
  const cameFrom = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!isOpen || isNarrow) return;
    const active = document.activeElement;
    cameFrom.current = active instanceof HTMLElement && active !== document.body ? active : null;
    return () => {
      const current = document.activeElement;
      const isLost = !current || current === document.body || current.closest('[data-split-panel]');
      if (isLost && cameFrom.current?.isConnected) cameFrom.current.focus();
    };
  }, [isOpen, isNarrow]);

  useEffect(() => {
    if (!isOpen || isNarrow) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // A dialog or a list that is open over the page has the first claim on Esc.
      if (event.target instanceof Element && event.target.closest(OVERLAY)) return;
      onClose();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isOpen, isNarrow, onClose]);

  return (
    <div className="flex min-w-0 items-start">
      <div className="min-w-0 flex-1">{children}</div>
      {isOpen && !isNarrow && <SidePanel onClose={onClose} {...rest} />}
      {isNarrow && (
        <ModalOverlay
          isOpen={isOpen}
          onOpenChange={(open) => !open && onClose()}
          className="fixed inset-0 z-50 h-(--visual-viewport-height) bg-surface"
        >
          <Modal className="entering:animate-rise h-full">
            <Dialog aria-label={rest.label} className="flex h-full flex-col outline-none">
              <PanelHead title={rest.title} actions={rest.actions} onClose={onClose} />
              <div className="min-h-0 flex-1 overflow-y-auto p-4">{rest.panel}</div>
            </Dialog>
          </Modal>
        </ModalOverlay>
      )}
    </div>
  );
}

function SidePanel({
  onClose,
  title,
  label,
  actions,
  panel,
  storageKey,
  initialWidth = 480,
}: Omit<SplitPanelProps, 'isOpen' | 'children'>) {
  const t = useTranslations('ui');
  const { width, min, max, handleProps } = usePanelWidth(storageKey, initialWidth);
  return (
    <aside
      data-split-panel
      aria-label={label}
      style={{ width }}
      className="sticky top-[calc(var(--spacing-bar)+1rem)] ml-4 flex max-h-[calc(100dvh-var(--spacing-bar)-2rem)] shrink-0 animate-slide flex-col rounded-md border border-line-strong bg-surface"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be dragged */}
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('resizePanel')}
        aria-valuenow={width}
        aria-valuemin={min}
        aria-valuemax={max}
        {...handleProps}
        className="group absolute inset-y-0 -left-3 z-1 grid w-3 cursor-col-resize touch-none place-items-center rounded-sm -outline-offset-2"
      >
        <span className="h-8 w-1 rounded-full bg-line-strong transition-colors group-hover:bg-accent group-focus-visible:bg-accent" />
      </div>
      <PanelHead title={title} actions={actions} onClose={onClose} />
      <div className="min-h-0 flex-1 overflow-y-auto p-4">{panel}</div>
    </aside>
  );
}

function PanelHead({ title, actions, onClose }: Pick<SplitPanelProps, 'title' | 'actions' | 'onClose'>) {
  const t = useTranslations('ui');
  return (
    <header className="flex min-h-11 shrink-0 items-center gap-2 border-line border-b py-1 pr-1.5 pl-4">
      <h2 className="min-w-0 flex-1 truncate font-semibold">{title}</h2>
      {actions}
      <IconButton label={t('close')} icon={<X size={16} aria-hidden="true" />} onPress={onClose} />
    </header>
  );
}
