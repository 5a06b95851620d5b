'use client';

import { useEffect, useState } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Text } from 'react-aria-components/Text';
import { useTranslations } from 'use-intl/react';
import { LIST_ITEM, LIST_SECTION_TITLE } from '@/components/ui/list-box-look';
import { SearchField } from '@/components/ui/search-field';
import { Spinner } from '@/components/ui/spinner';
import { LOCALES } from '@/lib/messages/catalogue.ts';
import { THEMES } from './preference-cookie';
import { usePreferences } from './preferences';
import { ScreenIcon } from './screen-icon';
import { SCREENS } from './screens';
import type { Destination, ShellActions } from './shell-data';

type Found =
  | { state: 'loading' }
  | { state: 'failed' }
  | { state: 'found'; destinations: readonly Destination[] };

export interface CommandPaletteProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  listDestinations: ShellActions['listDestinations'];
  onKeys: () => void;
  onResetSandbox?: () => void;
}

export function CommandPalette({ isOpen, onOpenChange, ...content }: CommandPaletteProps) {
  const t = useTranslations('shell.palette');
  return (
    <ModalOverlay
      isDismissable
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      className="fixed inset-0 z-50 flex h-(--visual-viewport-height) items-start justify-center bg-[color-mix(in_srgb,var(--color-canvas)_30%,rgb(0_0_0/0.55))] p-3 sm:pt-[12vh]"
    >
      <Modal className="entering:animate-enter max-h-full w-full max-w-xl rounded-md bg-surface shadow-overlay">
        <Dialog aria-label={t('title')} className="outline-none">
          <Commands {...content} close={() => onOpenChange(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Commands({
  listDestinations,
  onKeys,
  onResetSandbox,
  close,
}: Pick<CommandPaletteProps, 'listDestinations' | 'onKeys' | 'onResetSandbox'> & { close: () => void }) {
  const t = useTranslations('shell');
  const { contains } = useFilter({ sensitivity: 'base' });
  const { chooseTheme, chooseLocale } = usePreferences();
  const found = useDestinations(listDestinations);
  return (
    <Autocomplete filter={contains}>
      <div className="border-line border-b p-2">
        <SearchField autoFocus aria-label={t('palette.title')} placeholder={t('palette.placeholder')} />
      </div>
      <Menu
        aria-label={t('palette.title')}
        onAction={close}
        className="max-h-[min(26rem,60vh)] overflow-y-auto p-1 outline-none"
        renderEmptyState={() => <p className="px-3 py-4 text-ink-2">{t('palette.empty')}</p>}
      >
        <MenuSection id="screens">
          <Header className={LIST_SECTION_TITLE}>{t('palette.screens')}</Header>
          {SCREENS.map((screen) => (
            <MenuItem
              key={screen.id}
              id={screen.id}
              href={screen.href}
              textValue={t(`nav.${screen.id}`)}
              className={LIST_ITEM}
            >
              <span className="absolute top-2 left-2 pointer-coarse:top-3.5 text-ink-3">
                <ScreenIcon id={screen.id} size={14} />
              </span>
              <Text slot="label">{t(`nav.${screen.id}`)}</Text>
            </MenuItem>
          ))}
        </MenuSection>
        {found.state === 'found' && found.destinations.length > 0 && (
          <MenuSection id="found">
            <Header className={LIST_SECTION_TITLE}>{t('palette.found')}</Header>
            {found.destinations.map((destination) => (
              <MenuItem
                key={destination.id}
                id={`to-${destination.id}`}
                href={destination.href}
                textValue={`${destination.label} ${destination.description ?? ''}`}
                className={LIST_ITEM}
              >
                {/* All of it is the name: trails of one name in two accounts differ in the rest. */}
                <Text slot="label" className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-4">
                  <span>{destination.label}</span>{' '}
                  {destination.description && (
                    <span className="text-ink-2 text-sm">{destination.description}</span>
                  )}
                </Text>
              </MenuItem>
            ))}
          </MenuSection>
        )}
        <MenuSection id="actions">
          <Header className={LIST_SECTION_TITLE}>{t('palette.actions')}</Header>
          {THEMES.map((theme) => {
            const label = t('palette.theme', { name: t(`theme.${theme}`) });
            return (
              <MenuItem
                key={theme}
                id={`theme-${theme}`}
                textValue={label}
                onAction={() => chooseTheme(theme)}
                className={LIST_ITEM}
              >
                <Text slot="label">{label}</Text>
              </MenuItem>
            );
          })}
          {LOCALES.map((locale) => {
            const label = t('palette.language', { name: t(`language.${locale}`) });
            return (
              <MenuItem
                key={locale}
                id={`locale-${locale}`}
                textValue={label}
                onAction={() => chooseLocale(locale)}
                className={LIST_ITEM}
              >
                <Text slot="label">{label}</Text>
              </MenuItem>
            );
          })}
          <MenuItem id="keys" textValue={t('keys.help')} onAction={onKeys} className={LIST_ITEM}>
            <Text slot="label">{t('keys.help')}</Text>
          </MenuItem>
          {onResetSandbox && (
            <MenuItem
              id="reset"
              textValue={t('reset.action')}
              onAction={onResetSandbox}
              className={`${LIST_ITEM} text-stopped`}
            >
              <Text slot="label">{t('reset.action')}</Text>
            </MenuItem>
          )}
        </MenuSection>
      </Menu>
      <output className="flex items-center gap-2 border-line border-t px-3 py-2 text-ink-2 text-sm empty:hidden">
        {found.state === 'loading' && (
          <>
            <Spinner /> {t('palette.loading')}
          </>
        )}
        {found.state === 'failed' && t('palette.failed')}
      </output>
    </Autocomplete>
  );
}

function useDestinations(list: ShellActions['listDestinations']): Found {
  const [found, setFound] = useState<Found>(
    list ? { state: 'loading' } : { state: 'found', destinations: [] },
  );
  useEffect(() => {
    if (!list) return;
    let isWanted = true;
    list().then(
      (destinations) => isWanted && setFound({ state: 'found', destinations }),
      () => isWanted && setFound({ state: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [list]);
  return found;
}
