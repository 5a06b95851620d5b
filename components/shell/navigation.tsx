'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import { classNames } from '@/components/ui/class-names';
import { IconButton } from '@/components/ui/icon-button';
import { Kbd } from '@/components/ui/kbd';
import { Logo } from './logo';
import { ScreenIcon } from './screen-icon';
import { isCurrentScreen, SCREENS } from './screens';

/** The screens as stations of one line. Left on a wide screen, a bar at the bottom edge on a phone. */
export function Navigation({
  isNarrow,
  onNarrow,
}: {
  isNarrow: boolean;
  onNarrow: (isNarrow: boolean) => void;
}) {
  const t = useTranslations('shell');
  return (
    <nav
      aria-label={t('nav.label')}
      data-narrow={isNarrow || undefined}
      className="group/nav sticky top-0 flex h-dvh w-nav shrink-0 flex-col border-line border-r bg-surface transition-[width] data-narrow:w-nav-narrow max-md:hidden"
    >
      <Link
        href="/"
        className="flex h-bar shrink-0 items-center gap-2.5 px-3.5 font-semibold text-accent text-lg -outline-offset-2"
      >
        <Logo />
        <span className="text-ink tracking-tight group-data-narrow/nav:sr-only">{t('product')}</span>
      </Link>
      <div className="flex-1 overflow-y-auto px-3 pt-4">
        <ul className="relative flex flex-col gap-2 before:absolute before:top-4 before:bottom-4 before:left-[15px] before:border-line-strong before:border-l-2 before:content-['']">
          {SCREENS.map((screen) => (
            <SideItem key={screen.id} screen={screen} isNarrow={isNarrow} />
          ))}
        </ul>
        <div
          aria-hidden="true"
          className="mt-1.5 ml-[15px] h-10 border-line-strong border-l-2 border-dotted"
        />
      </div>
      <div className="px-2.5 py-2">
        <IconButton
          label={isNarrow ? t('nav.expand') : t('nav.collapse')}
          tooltipPlacement="right"
          onPress={() => onNarrow(!isNarrow)}
          icon={
            isNarrow ? (
              <PanelLeftOpen size={16} aria-hidden="true" />
            ) : (
              <PanelLeftClose size={16} aria-hidden="true" />
            )
          }
        />
      </div>
    </nav>
  );
}

function useIsCurrent(href: string): boolean {
  return isCurrentScreen(href, usePathname());
}

function SideItem({ screen, isNarrow }: { screen: (typeof SCREENS)[number]; isNarrow: boolean }) {
  const t = useTranslations('shell');
  const isCurrent = useIsCurrent(screen.href);
  const name = t(`nav.${screen.id}`);
  return (
    <li>
      <Link
        href={screen.href}
        aria-current={isCurrent ? 'page' : undefined}
        title={isNarrow ? name : undefined}
        className="group/item relative flex h-8 items-center gap-2.5 rounded-full text-ink-2 hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
      >
        <span
          className={classNames(
            'grid size-8 shrink-0 place-items-center rounded-full border-2 transition-colors',
            isCurrent
              ? 'border-accent bg-accent text-accent-ink'
              : 'border-line-strong bg-surface text-ink-2 group-hover/item:border-accent group-hover/item:text-accent',
          )}
        >
          <ScreenIcon id={screen.id} />
        </span>
        <span className="flex-1 group-data-narrow/nav:sr-only">{name}</span>
        <span
          aria-hidden="true"
          className="flex gap-0.5 opacity-0 transition-opacity group-hover/item:opacity-100 group-focus-visible/item:opacity-100 group-data-narrow/nav:hidden"
        >
          <Kbd>g</Kbd>
          <Kbd>{screen.key}</Kbd>
        </span>
      </Link>
    </li>
  );
}

export function BottomNavigation() {
  const t = useTranslations('shell');
  return (
    <nav
      aria-label={t('nav.label')}
      className="fixed inset-x-0 bottom-0 z-30 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="relative grid grid-cols-4 before:absolute before:inset-x-[12.5%] before:top-[19px] before:border-line-strong before:border-t-2 before:content-['']">
        {SCREENS.map((screen) => (
          <BottomItem key={screen.id} screen={screen} />
        ))}
      </ul>
    </nav>
  );
}

function BottomItem({ screen }: { screen: (typeof SCREENS)[number] }) {
  const t = useTranslations('shell');
  const isCurrent = useIsCurrent(screen.href);
  return (
    <li>
      <Link
        href={screen.href}
        aria-current={isCurrent ? 'page' : undefined}
        className="relative flex h-14 flex-col items-center gap-0.5 pt-1.5 text-ink-2 text-xs -outline-offset-2 aria-[current=page]:font-semibold aria-[current=page]:text-ink"
      >
        <span
          className={classNames(
            'grid size-7 place-items-center rounded-full border-2',
            isCurrent ? 'border-accent bg-accent text-accent-ink' : 'border-line-strong bg-surface',
          )}
        >
          <ScreenIcon id={screen.id} size={13} />
        </span>
        {t(`nav.${screen.id}`)}
      </Link>
    </li>
  );
}
