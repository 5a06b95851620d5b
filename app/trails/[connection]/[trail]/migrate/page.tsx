import { MigrateScreen } from '@/components/migration/migrate-screen';
import { changesQuery } from '@/lib/queries/changes.ts';
import { trailFactsQuery } from '@/lib/queries/inventory.ts';
import { readSettings } from '@/lib/settings.ts';
import { Prefetch, prefetch } from '../../../../prefetch';
import { readTrailParams } from '../trail-params';

export default async function MigratePage({
  params,
}: {
  params: Promise<{ connection: string; trail: string }>;
}) {
  const { connectionId, trailARN } = await readTrailParams(params);
  const { readOnly, mode } = readSettings();
  return (
    <Prefetch queries={[prefetch(trailFactsQuery(connectionId, trailARN)), prefetch(changesQuery(trailARN))]}>
      <MigrateScreen
        connectionId={connectionId}
        trailARN={trailARN}
        isReadOnly={readOnly}
        isSandbox={mode === 'sandbox'}
      />
    </Prefetch>
  );
}
