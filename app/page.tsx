import { OverviewScreen } from '@/components/overview/overview-screen';
import { inventoryQuery } from '@/lib/queries/inventory.ts';
import { Prefetch, prefetch } from './prefetch';

export default function OverviewPage() {
  return (
    <Prefetch queries={[prefetch(inventoryQuery)]}>
      <OverviewScreen />
    </Prefetch>
  );
}
