import type { Metadata } from 'next';
import { MigrateScreen } from '@/components/migration/migrate-screen';
import { getTranslator } from '../../../../locale';
import { readTrailParams, type TrailParams, trailName } from '../trail-params';
import { TrailRoute } from '../trail-route';

export async function generateMetadata({ params }: { params: TrailParams }): Promise<Metadata> {
  const [t, { trailARN }] = await Promise.all([getTranslator(), readTrailParams(params)]);
  return { title: t('changes.migrate.title', { name: trailName(trailARN) }) };
}

export default function MigratePage({ params }: { params: TrailParams }) {
  return <TrailRoute params={params} Screen={MigrateScreen} />;
}
