import type { Metadata } from 'next';
import { TrailScreen } from '@/components/trails/trail-screen';
import { changesQuery } from '@/lib/queries/changes.ts';
import { trailFactsQuery } from '@/lib/queries/inventory.ts';
import { readSettings } from '@/lib/settings.ts';
import { Prefetch, prefetch } from '../../../prefetch';
import { readTrailParams, trailName } from './trail-params';

export async function generateMetadata({
  params,
}: {
  params: Promise<{ connection: string; trail: string }>;
}): Promise<Metadata> {
  const { trailARN } = await readTrailParams(params);
  return { title: trailName(trailARN) };
}

export default async function TrailPage({
  params,
}: {
  params: Promise<{ connection: string; trail: string }>;
}) {
  const { connectionId, trailARN } = await readTrailParams(params);
  const { readOnly, mode } = readSettings();
  return (
    <Prefetch queries={[prefetch(trailFactsQuery(connectionId, trailARN)), prefetch(changesQuery(trailARN))]}>
      <TrailScreen
        connectionId={connectionId}
        trailARN={trailARN}
        isReadOnly={readOnly}
        isSandbox={mode === 'sandbox'}
      />
    </Prefetch>
  );
}
