import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';
import { getTranslator } from '../locale';

/** The shape of the explorer: sentence, filter bar, histogram, values beside rows. */
export default async function EventsLoading() {
  const t = await getTranslator();
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        {t('ui.loading')}
      </p>
      <div className="flex flex-col gap-3 pb-5">
        <Skeleton className="h-3 w-16" />
        <Skeleton className="h-6 w-[min(32rem,90%)]" />
        <Skeleton className="h-4 w-[min(26rem,80%)]" />
      </div>
      <div className="flex flex-col gap-3">
        <Skeleton className="h-8 w-[min(44rem,100%)]" />
        <div className="rounded-md border border-line bg-surface px-4 pt-3 pb-2">
          <Skeleton className="h-[110px] w-full" />
        </div>
        <div className="flex gap-4">
          <div className="w-60 shrink-0 rounded-md border border-line bg-surface max-lg:hidden">
            <SkeletonRows rows={14} columns={1} />
          </div>
          <div className="min-w-0 flex-1 rounded-md border border-line bg-surface">
            <SkeletonRows rows={14} columns={6} />
          </div>
        </div>
      </div>
    </div>
  );
}
