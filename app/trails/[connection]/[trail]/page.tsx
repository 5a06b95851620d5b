import type { Metadata } from 'next';
import { TrailScreen } from '@/components/trails/trail-screen';
import { readTrailParams, type TrailParams, trailName } from './trail-params';
import { TrailRoute } from './trail-route';

export async function generateMetadata({ params }: { params: TrailParams }): Promise<Metadata> {
  const { trailARN } = await readTrailParams(params);
  return { title: trailName(trailARN) };
}

export default function TrailPage({ params }: { params: TrailParams }) {
  return <TrailRoute params={params} Screen={TrailScreen} />;
}
