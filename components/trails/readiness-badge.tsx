'use client';

import { useTranslations } from 'use-intl/react';
import { StateBadge } from '@/components/ui/state-badge';
import type { State } from '@/components/ui/tone';
import type { Readiness } from '@/lib/audit/readiness.ts';

export const READINESS_STATE: Record<Readiness, State> = {
  blocked: 'blocked',
  stopped: 'stopped',
  ready: 'ready',
  recording: 'recording',
  'managed-elsewhere': 'managed',
  unknown: 'unknown',
};

export function ReadinessBadge({ readiness }: { readiness: Readiness }) {
  const t = useTranslations('trails.readiness');
  return <StateBadge state={READINESS_STATE[readiness]}>{t(readiness)}</StateBadge>;
}
