import type { ComponentType } from 'react';
import type { TrailScreenProps } from '@/components/trails/trail-screen';
import { changesQuery } from '@/lib/queries/changes.ts';
import { trailFactsQuery } from '@/lib/queries/inventory.ts';
import { readSettings } from '@/lib/settings.ts';
import { Prefetch, prefetch } from '../../../prefetch';
import { readTrailParams, type TrailParams } from './trail-params';

/** Any screen of one trail, with the facts and changes that it will ask for. */
export async function TrailRoute({
  params,
  Screen,
}: {
  params: TrailParams;
  Screen: ComponentType<TrailScreenProps>;
}) {
  const { connectionId, trailARN } = await readTrailParams(params);
  const { readOnly, mode } = readSettings();
  return (
    <Prefetch queries={[prefetch(trailFactsQuery(connectionId, trailARN)), prefetch(changesQuery(trailARN))]}>
      <Screen
        connectionId={connectionId}
        trailARN={trailARN}
        isReadOnly={readOnly}
        isSandbox={mode === 'sandbox'}
      />
    </Prefetch>
  );
}
