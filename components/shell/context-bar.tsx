'use client';

import {
  ChevronDown,
  Languages,
  Lock,
  MonitorCog,
  Moon,
  RotateCcw,
  Search,
  Settings2,
  Sun,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { IconButton } from '@/components/ui/icon-button';
import { KeyCombination } from '@/components/ui/kbd';
import { Menu, type MenuGroup } from '@/components/ui/menu';
import { Popover } from '@/components/ui/popover';
import { LOCALES } from '@/lib/messages/catalogue.ts';
import { ContextSlotOutlet } from './context-slot';
import { Logo } from './logo';
import { THEMES } from './preference-cookie';
import { usePreferences } from './preferences';
import type { ShellData } from './shell-data';

const THEME_ICON = { light: Sun, dark: Moon, system: MonitorCog } as const;

/** Where one is, how old what one sees is, and how to see it. */
export function ContextBar({
  data,
  onPalette,
  onResetSandbox,
}: {
  data: ShellData;
  onPalette: () => void;
  onResetSandbox?: () => void;
}) {
  const t = useTranslations('shell');
  return (
    <header className="sticky top-0 z-20 bg-surface max-md:pt-[env(safe-area-inset-top)]">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of facts and controls, not a form's fieldset */}
      <div
        role="group"
        aria-label={t('context.label')}
        className="flex h-bar items-center gap-2 px-3 pb-0.5 md:px-5"
      >
        <span className="text-accent md:hidden">
          <Logo size={24} />
        </span>
        {data.mode === 'sandbox' && (
          <Mark
            label={t('context.sandbox')}
            help={t('context.sandboxHelp')}
            icon={<span aria-hidden="true" className="hatched -ml-2 h-6 w-2.5 pointer-coarse:h-8" />}
            className="bg-blocked-soft text-blocked"
          />
        )}
        {data.readOnly && (
          <Mark
            label={t('context.readOnly')}
            help={t('context.readOnlyHelp')}
            icon={<Lock size={12} aria-hidden="true" />}
            className="border border-managed-mark bg-managed-soft text-managed"
          />
        )}
        <Connections connections={data.connections} />
        <div className="flex-1" />
        <ContextSlotOutlet />
        <Button
          variant="secondary"
          onPress={onPalette}
          icon={<Search size={14} aria-hidden="true" />}
          className="font-normal text-ink-2 max-lg:hidden"
          aria-keyshortcuts="Control+K"
        >
          {t('palette.open')}
          <span className="ml-3">
            <KeyCombination keys="Ctrl+K" />
          </span>
        </Button>
        <IconButton
          label={t('palette.open')}
          icon={<Search size={16} aria-hidden="true" />}
          onPress={onPalette}
          className="lg:hidden"
        />
        <Settings onResetSandbox={onResetSandbox} />
      </div>
      <div aria-hidden="true" className="ruled h-1.5 border-line border-b" />
    </header>
  );
}

function Mark({
  label,
  help,
  icon,
  className,
}: {
  label: string;
  help: string;
  icon?: ReactNode;
  className: string;
}) {
  return (
    <Popover
      label={label}
      trigger={
        <AriaButton
          className={classNames(
            'relative flex h-6 shrink-0 items-center gap-1.5 overflow-hidden whitespace-nowrap rounded-sm px-2 font-semibold text-sm hover:underline pointer-coarse:h-8',
            className,
          )}
        >
          {icon}
          {label}
        </AriaButton>
      }
      className="max-w-72 text-ink-2"
    >
      {help}
    </Popover>
  );
}

function Connections({ connections }: Pick<ShellData, 'connections'>) {
  const t = useTranslations('shell.context');
  const [only] = connections;
  const summary =
    connections.length === 1 && only ? only.name : t('allConnections', { count: connections.length });
  return (
    <Popover
      label={t('connections')}
      trigger={
        <Button size="small" variant="quiet" className="min-w-0 max-sm:hidden">
          <span className="truncate">{summary}</span>
          <ChevronDown size={12} aria-hidden="true" />
        </Button>
      }
      className="min-w-64"
    >
      <h2 className="pb-1 text-ink-3 text-sm">{t('connections')}</h2>
      <ul>
        {connections.map((connection) => (
          <li
            key={connection.id}
            className="flex min-h-row items-center justify-between gap-6 border-line border-b last:border-b-0"
          >
            <span>{connection.name}</span>
            {connection.accountId && <span className="mono text-ink-2">{connection.accountId}</span>}
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function Settings({ onResetSandbox }: { onResetSandbox?: () => void }) {
  const t = useTranslations('shell');
  const { theme, chooseTheme, locale, chooseLocale } = usePreferences();
  const languages: MenuGroup = {
    id: 'language',
    title: t('language.label'),
    selectedId: locale,
    entries: LOCALES.map((id) => ({ id, label: t(`language.${id}`), onAction: () => chooseLocale(id) })),
  };
  const themes: MenuGroup = {
    id: 'theme',
    title: t('theme.label'),
    selectedId: theme,
    entries: THEMES.map((id) => ({ id, label: t(`theme.${id}`), onAction: () => chooseTheme(id) })),
  };
  const danger: MenuGroup[] = onResetSandbox
    ? [
        {
          id: 'danger',
          entries: [
            {
              id: 'reset',
              label: t('reset.action'),
              icon: <RotateCcw aria-hidden="true" />,
              isDanger: true,
              onAction: onResetSandbox,
            },
          ],
        },
      ]
    : [];
  const ThemeIcon = THEME_ICON[theme];
  return (
    <>
      <span className="max-md:hidden">
        <Menu
          label={t('language.label')}
          placement="bottom end"
          groups={[languages]}
          trigger={
            <Button
              variant="quiet"
              aria-label={`${t('language.label')}: ${t(`language.${locale}`)}`}
              icon={<Languages size={16} aria-hidden="true" />}
            >
              {t(`language.${locale}`)}
            </Button>
          }
        />
      </span>
      <span className="max-md:hidden">
        <Menu
          label={t('theme.label')}
          placement="bottom end"
          groups={[themes]}
          trigger={
            <IconButton
              label={`${t('theme.label')}: ${t(`theme.${theme}`)}`}
              icon={<ThemeIcon size={16} aria-hidden="true" />}
            />
          }
        />
      </span>
      {danger.length > 0 && (
        <span className="max-md:hidden">
          <Menu
            label={t('context.sandboxActions')}
            placement="bottom end"
            groups={danger}
            trigger={
              <IconButton
                label={t('context.sandboxActions')}
                icon={<Settings2 size={16} aria-hidden="true" />}
              />
            }
          />
        </span>
      )}
      <span className="md:hidden">
        <Menu
          label={t('settings')}
          placement="bottom end"
          groups={[languages, themes, ...danger]}
          trigger={<IconButton label={t('settings')} icon={<Settings2 size={16} aria-hidden="true" />} />}
        />
      </span>
    </>
  );
}
