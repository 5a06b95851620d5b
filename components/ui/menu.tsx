'use client';

import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names';
import { LIST_BOX, LIST_ITEM, LIST_POPOVER, LIST_SECTION_TITLE } from './list-box-look';

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  description?: string;
  isDanger?: boolean;
  isDisabled?: boolean;
  /** Goes there, through the router. */
  href?: string;
  onAction?: () => void;
}

export interface MenuGroup {
  id: string;
  title?: string;
  entries: readonly MenuEntry[];
  /** Makes the group a choice of one, with a tick at the chosen entry. */
  selectedId?: string;
}

export interface MenuProps {
  trigger: ReactElement;
  label: string;
  groups: readonly MenuGroup[];
  placement?: PopoverProps['placement'];
}

export function Menu({ trigger, label, groups, placement = 'bottom start' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} offset={6} className={LIST_POPOVER}>
        <AriaMenu aria-label={label} className={classNames(LIST_BOX, 'min-w-48')}>
          {groups.map((group) => (
            <MenuSection
              key={group.id}
              id={group.id}
              aria-label={group.title ?? label}
              selectionMode={group.selectedId === undefined ? 'none' : 'single'}
              selectedKeys={group.selectedId === undefined ? [] : [group.selectedId]}
              disallowEmptySelection
              className="not-first:mt-1 not-first:border-line not-first:border-t not-first:pt-1"
            >
              {group.title && <Header className={LIST_SECTION_TITLE}>{group.title}</Header>}
              {group.entries.map((entry) => (
                <MenuItem
                  key={entry.id}
                  id={entry.id}
                  href={entry.href}
                  textValue={entry.label}
                  isDisabled={entry.isDisabled}
                  onAction={entry.onAction}
                  className={classNames(LIST_ITEM, entry.isDanger && 'text-stopped')}
                >
                  <span className="absolute top-2 left-2 pointer-coarse:top-3.5 [&>svg]:size-3.5">
                    {entry.icon ?? (
                      <Check aria-hidden="true" className="hidden text-accent group-selected:block" />
                    )}
                  </span>
                  <span className="flex min-w-0 flex-col">
                    <Text slot="label">{entry.label}</Text>
                    {entry.description && (
                      <Text slot="description" className="text-ink-2 text-sm">
                        {entry.description}
                      </Text>
                    )}
                  </span>
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
