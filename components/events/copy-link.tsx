'use client';

import { Check, Link2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/icon-button';
import { useCopy } from '@/components/ui/use-copy';

export function CopyLink({ path }: { path: string }) {
  const t = useTranslations('events.panel');
  const ui = useTranslations('ui');
  const [origin, setOrigin] = useState('');
  useEffect(() => setOrigin(window.location.origin), []);
  const { state, copy } = useCopy(origin + path);
  return (
    <IconButton
      label={state === 'copied' ? ui('copied') : state === 'failed' ? ui('copyFailed') : t('copyLink')}
      icon={
        state === 'copied' ? (
          <Check size={16} aria-hidden="true" className="text-recording-mark" />
        ) : (
          <Link2 size={16} aria-hidden="true" />
        )
      }
      onPress={() => void copy()}
    />
  );
}
