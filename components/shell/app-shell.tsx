'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { CommandPalette } from './command-palette';
import { ContextBar } from './context-bar';
import { ContextSlotProvider } from './context-slot';
import { KeysDialog } from './keys-dialog';
import { BottomNavigation, Navigation } from './navigation';
import { type Theme, writePreference } from './preference-cookie';
import { PreferencesProvider } from './preferences';
import { ResetSandboxDialog } from './reset-sandbox-dialog';
import { SCREENS } from './screens';
import type { ShellActions, ShellData } from './shell-data';
import { type Shortcut, ShortcutsProvider, useShortcuts } from './shortcuts';

export interface AppShellProps extends ShellActions {
  data: ShellData;
  theme: Theme;
  isNavigationNarrow: boolean;
  children: ReactNode;
}

/** The frame around every screen. Knows no AWS; what it shows comes in as plain data. */
export function AppShell({ theme, ...frame }: AppShellProps) {
  return (
    <PreferencesProvider theme={theme}>
      <ShortcutsProvider>
        <ContextSlotProvider>
          <Frame {...frame} />
        </ContextSlotProvider>
      </ShortcutsProvider>
    </PreferencesProvider>
  );
}

function Frame({
  data,
  isNavigationNarrow,
  listDestinations,
  resetSandbox,
  children,
}: Omit<AppShellProps, 'theme'>) {
  const t = useTranslations('shell');
  const [isNarrow, setNarrow] = useState(isNavigationNarrow);
  const [open, setOpen] = useState<'palette' | 'keys' | 'reset'>();
  useFrameShortcuts(setOpen);
  const canReset = data.mode === 'sandbox' && resetSandbox !== undefined;
  // One closes late, after another was opened by it: it must close itself only.
  const toggle = (name: typeof open) => (isOpen: boolean) =>
    setOpen((current) => (isOpen ? name : current === name ? undefined : current));
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="sr-only rounded-md bg-accent px-3 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60"
      >
        {t('skip')}
      </a>
      {data.mode === 'sandbox' && (
        <div aria-hidden="true" className="hatched pointer-events-none fixed inset-x-0 top-0 z-40 h-1" />
      )}
      <Navigation
        isNarrow={isNarrow}
        onNarrow={(next) => {
          writePreference('navigation', next ? 'narrow' : 'wide');
          setNarrow(next);
        }}
      />
      <div className="flex min-w-0 flex-1 flex-col">
        <ContextBar
          data={data}
          onPalette={() => setOpen('palette')}
          onResetSandbox={canReset ? () => setOpen('reset') : undefined}
        />
        <main
          id="content"
          tabIndex={-1}
          className="min-w-0 flex-1 px-4 pt-5 pb-24 outline-none md:px-8 md:pb-12"
        >
          {children}
        </main>
      </div>
      <BottomNavigation />
      <CommandPalette
        isOpen={open === 'palette'}
        onOpenChange={toggle('palette')}
        listDestinations={listDestinations}
        onKeys={() => setOpen('keys')}
        onResetSandbox={canReset ? () => setOpen('reset') : undefined}
      />
      <KeysDialog isOpen={open === 'keys'} onOpenChange={toggle('keys')} />
      {resetSandbox && (
        <ResetSandboxDialog
          isOpen={open === 'reset'}
          onOpenChange={toggle('reset')}
          resetSandbox={resetSandbox}
        />
      )}
    </div>
  );
}

function useFrameShortcuts(open: (what: 'palette' | 'keys') => void): void {
  const t = useTranslations('shell');
  const router = useRouter();
  const shortcuts = useMemo<Shortcut[]>(
    () => [
      { keys: 'Ctrl+K', label: t('keys.palette'), run: () => open('palette') },
      { keys: '?', label: t('keys.help'), run: () => open('keys') },
      ...SCREENS.map((screen) => ({
        keys: `g ${screen.key}`,
        label: t('keys.goTo', { screen: t(`nav.${screen.id}`) }),
        run: () => router.push(screen.href),
      })),
    ],
    [t, router, open],
  );
  useShortcuts(shortcuts, 'everywhere');
}
