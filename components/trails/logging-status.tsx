'use client';

import { useTranslations } from 'use-intl/react';
import { StateShape } from '@/components/ui/state-shape';
import type { State } from '@/components/ui/tone';
import type { Fact } from '@/lib/audit/fact.ts';
import type { TrailStatus } from '@/lib/cloudtrail/trail.ts';

export function LoggingStatus({ status }: { status: Fact<TrailStatus> }) {
  const t = useTranslations('trails.logging');
  const [state, text] = describe(status, t);
  return (
    <span className="inline-flex items-center gap-1.5">
      <StateShape state={state} />
      {text}
    </span>
  );
}

function describe(
  status: Fact<TrailStatus>,
  t: ReturnType<typeof useTranslations<'trails.logging'>>,
): [State, string] {
  if (status.state === 'unknown') return ['unknown', t('unknown')];
  const { isLogging, latestDeliveryError } = status.value;
  if (!isLogging) return ['stopped', t('off')];
  if (latestDeliveryError !== undefined) return ['stopped', t('failing', { error: latestDeliveryError })];
  return ['recording', t('on')];
}
