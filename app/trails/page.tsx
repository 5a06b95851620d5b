import { TrailsScreen } from '@/components/trails/trails-screen';
import { inventoryQuery } from '@/lib/queries/inventory.ts';
import { Prefetch, prefetch } from '../prefetch';

export default function TrailsPage() {
  return (
    <Prefetch queries={[prefetch(inventoryQuery)]}>
      <TrailsScreen />
    </Prefetch>
  );
}
