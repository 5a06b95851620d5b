import { ChangesScreen } from '@/components/changes/changes-screen';
import { changesQuery } from '@/lib/queries/changes.ts';
import { readSettings } from '@/lib/settings.ts';
import { Prefetch, prefetch } from '../prefetch';

export default function ChangesPage() {
  return (
    <Prefetch queries={[prefetch(changesQuery())]}>
      <ChangesScreen isReadOnly={readSettings().readOnly} />
    </Prefetch>
  );
}
