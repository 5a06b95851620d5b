import type { Metadata } from 'next';
import { VpceEventTypesScreen } from '@/components/vpce-event-types/vpce-event-types-screen';
import { getTranslator } from '../../../../locale';
import { readTrailParams, type TrailParams, trailName } from '../trail-params';
import { TrailRoute } from '../trail-route';

export async function generateMetadata({ params }: { params: TrailParams }): Promise<Metadata> {
  const [t, { trailARN }] = await Promise.all([getTranslator(), readTrailParams(params)]);
  return { title: t('changes.vpce.title', { name: trailName(trailARN) }) };
}

export default function VpceEventTypesPage({ params }: { params: TrailParams }) {
  return <TrailRoute params={params} Screen={VpceEventTypesScreen} />;
}
