import type { Metadata } from 'next';
import { Suspense } from 'react';
import { EventExplorer } from '@/components/events/event-explorer';
import { readSettings } from '@/lib/settings.ts';
import { getTranslator } from '../locale';
import EventsLoading from './loading';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator();
  return { title: t('events.title') };
}

export default function EventsPage() {
  return (
    <Suspense fallback={<EventsLoading />}>
      <EventExplorer mode={readSettings().mode} />
    </Suspense>
  );
}
