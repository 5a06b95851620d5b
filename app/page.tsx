import type { Metadata } from 'next';
import { OverviewScreen } from '@/components/overview/overview-screen';
import { inventoryQuery } from '@/lib/queries/inventory.ts';
import { readSettings } from '@/lib/settings.ts';
import { getTranslator } from './locale';
import { Prefetch, prefetch } from './prefetch';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator();
  return { title: t('trails.overview.title') };
}

export default function OverviewPage() {
  return (
    <Prefetch queries={[prefetch(inventoryQuery)]}>
      <OverviewScreen isSandbox={readSettings().mode === 'sandbox'} />
    </Prefetch>
  );
}
