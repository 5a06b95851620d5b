'use client';

import { Check, Copy, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { VisuallyHidden } from 'react-aria-components/VisuallyHidden';
import { useTranslations } from 'use-intl/react';
import { squareButtonLook } from './button-look';
import { Tooltip, type TooltipProps } from './tooltip';
import { useCopy } from './use-copy';

export interface CopyButtonProps extends Pick<TooltipProps, 'isOpen' | 'onOpenChange' | 'placement'> {
  text: string;
  /** What is copied, for screen readers: "Copy trail ARN". */
  name?: string;
  /** Shown in the tooltip instead of the bare word, e.g. the whole value. */
  hint?: ReactNode;
  className?: string;
}

export function CopyButton({ text, name, hint, className, ...tooltip }: CopyButtonProps) {
  const t = useTranslations('ui');
  const { state, copy } = useCopy(text);
  const label = name ? t('copyNamed', { name }) : t('copy');
  const said = state === 'copied' ? t('copied') : state === 'failed' ? t('copyFailed') : undefined;
  return (
    <Tooltip content={said ?? hint ?? label} {...tooltip}>
      <Button aria-label={label} onPress={copy} className={squareButtonLook('quiet', 'small', className)}>
        {state === 'copied' && <Check size={14} aria-hidden="true" className="text-recording-mark" />}
        {state === 'failed' && <X size={14} aria-hidden="true" className="text-stopped-mark" />}
        {state === 'idle' && <Copy size={14} aria-hidden="true" />}
        <VisuallyHidden role="status">{said}</VisuallyHidden>
      </Button>
    </Tooltip>
  );
}
