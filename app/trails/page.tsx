import type { Metadata } from 'next';
import { TrailsScreen } from '@/components/trails/trails-screen';
import { inventoryQuery } from '@/lib/queries/inventory.ts';
import { getTranslator } from '../locale';
import { Prefetch, prefetch } from '../prefetch';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator();
  return { title: t('trails.list.title') };
}

export default function TrailsPage() {
  return (
    <Prefetch queries={[prefetch(inventoryQuery)]}>
      <TrailsScreen />
    </Prefetch>
  );
}
