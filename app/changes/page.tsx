import type { Metadata } from 'next';
import { ChangesScreen } from '@/components/changes/changes-screen';
import { changesQuery } from '@/lib/queries/changes.ts';
import { readSettings } from '@/lib/settings.ts';
import { getTranslator } from '../locale';
import { Prefetch, prefetch } from '../prefetch';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator();
  return { title: t('changes.title') };
}

export default function ChangesPage() {
  return (
    <Prefetch queries={[prefetch(changesQuery())]}>
      <ChangesScreen isReadOnly={readSettings().readOnly} />
    </Prefetch>
  );
}
