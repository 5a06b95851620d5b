'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import type { EventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { EXPORT_FORMATS, MAX_EXPORTED } from '@/lib/cloudtrail/export-format.ts';
import { exportPath } from '@/lib/queries/events.ts';

/** The whole result of the filter as a file, with the number of events said before; undefined while it is unknown. */
export function ExportMenu({ filter, total }: { filter: EventFilter; total: number | undefined }) {
  const t = useTranslations('events.export');
  const title = total === undefined ? t('counting') : t('counted', { count: total });
  return (
    <Menu
      label={t('label')}
      placement="bottom end"
      groups={[
        {
          id: 'formats',
          title,
          entries: EXPORT_FORMATS.map((format) => ({
            id: format,
            label: t(`${format}.label`),
            description:
              total !== undefined && total > MAX_EXPORTED[format]
                ? t('cut', { max: MAX_EXPORTED[format], count: total })
                : t(`${format}.text`),
            onAction: () => download(exportPath(filter, format)),
          })),
        },
      ]}
      trigger={
        <Button icon={<Download size={14} aria-hidden="true" />} isDisabled={total === 0}>
          {t('label')}
        </Button>
      }
    />
  );
}

/** Not by changing the address: a refusal would then take the explorer's place. The server names the file. */
function download(path: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
}
