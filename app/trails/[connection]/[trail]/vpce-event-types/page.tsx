import type { Metadata } from 'next';
import { VpceEventTypesScreen } from '@/components/vpce-event-types/vpce-event-types-screen';
import { changesQuery } from '@/lib/queries/changes.ts';
import { trailFactsQuery } from '@/lib/queries/inventory.ts';
import { readSettings } from '@/lib/settings.ts';
import { getTranslator } from '../../../../locale';
import { Prefetch, prefetch } from '../../../../prefetch';
import { readTrailParams, trailName } from '../trail-params';

export async function generateMetadata({
  params,
}: {
  params: Promise<{ connection: string; trail: string }>;
}): Promise<Metadata> {
  const [t, { trailARN }] = await Promise.all([getTranslator(), readTrailParams(params)]);
  return { title: t('changes.vpce.title', { name: trailName(trailARN) }) };
}

export default async function VpceEventTypesPage({
  params,
}: {
  params: Promise<{ connection: string; trail: string }>;
}) {
  const { connectionId, trailARN } = await readTrailParams(params);
  const { readOnly, mode } = readSettings();
  return (
    <Prefetch queries={[prefetch(trailFactsQuery(connectionId, trailARN)), prefetch(changesQuery(trailARN))]}>
      <VpceEventTypesScreen
        connectionId={connectionId}
        trailARN={trailARN}
        isReadOnly={readOnly}
        isSandbox={mode === 'sandbox'}
      />
    </Prefetch>
  );
}
