import { Card } from '@/components/ui/card';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';
import { getTranslator } from './locale';

/** The shape that most screens have: a sentence, then a table. */
export default async function Loading() {
  const t = await getTranslator();
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        {t('ui.loading')}
      </p>
      <div className="flex flex-col gap-3 pb-6">
        <Skeleton className="h-3 w-20" />
        <Skeleton className="h-6 w-[min(32rem,90%)]" />
      </div>
      <Card isFlush>
        <SkeletonRows rows={8} isTall />
      </Card>
    </div>
  );
}
