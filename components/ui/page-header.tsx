import type { ReactNode } from 'react';

/**
 * The sentence that answers a screen's main question, before any table: number (`Figure`), state, and the next step
 * as a button. `title` is the screen's name, small above it.
 */
export function PageHeader({
  title,
  headline,
  detail,
  actions,
}: {
  title: ReactNode;
  headline: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 pb-5">
      <div className="min-w-0 flex-1 basis-96">
        <div className="text-ink-3 text-sm">{title}</div>
        <h1 className="mt-1 max-w-[44rem] text-pretty font-medium text-ink text-xl leading-8 [overflow-wrap:anywhere]">
          {headline}
        </h1>
        {detail && <div className="mt-1 max-w-prose text-ink-2">{detail}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
