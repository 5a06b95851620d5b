'use client';

import type { ReactNode } from 'react';
import {
  Tabs as AriaTabs,
  type TabsProps as AriaTabsProps,
  Tab,
  TabList,
  TabPanel,
} from 'react-aria-components/Tabs';
import { classNames } from './class-names';

export interface TabsProps extends Omit<AriaTabsProps, 'className' | 'style' | 'children'> {
  label: string;
  tabs: readonly { id: string; title: ReactNode; count?: number; content: ReactNode; isDisabled?: boolean }[];
  className?: string;
}

export function Tabs({ label, tabs, className, ...props }: TabsProps) {
  return (
    <AriaTabs {...props} className={classNames('flex min-w-0 flex-col', className)}>
      <TabList aria-label={label} className="flex gap-5 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            isDisabled={tab.isDisabled}
            className="-mb-px flex h-row cursor-default items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 font-medium text-ink-2 outline-offset-[-2px] transition-colors hover:text-ink selected:border-accent selected:text-ink disabled:text-ink-3 pointer-coarse:h-row-tall"
          >
            {tab.title}
            {tab.count !== undefined && <span className="text-ink-3 text-xs">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-4">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
