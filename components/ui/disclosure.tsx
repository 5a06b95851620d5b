'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  Disclosure as AriaDisclosure,
  type DisclosureProps as AriaDisclosureProps,
  DisclosurePanel,
} from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { classNames } from './class-names';

export interface DisclosureProps
  extends Pick<
    AriaDisclosureProps,
    'id' | 'isExpanded' | 'defaultExpanded' | 'onExpandedChange' | 'isDisabled'
  > {
  title: ReactNode;
  /** Stands at the right of the title, e.g. a count. */
  aside?: ReactNode;
  headingLevel?: 2 | 3 | 4;
  className?: string;
  children: ReactNode;
}

export function Disclosure({
  title,
  aside,
  headingLevel = 3,
  className,
  children,
  ...props
}: DisclosureProps) {
  return (
    <AriaDisclosure {...props} className={classNames('group', className)}>
      <Heading level={headingLevel} className="font-medium">
        <Button
          slot="trigger"
          className="-mx-1.5 flex min-h-row w-[calc(100%+0.75rem)] items-center gap-1.5 rounded-md px-1.5 text-left hover:bg-hover pointer-coarse:min-h-row-tall"
        >
          <ChevronRight
            size={14}
            aria-hidden="true"
            className="shrink-0 text-ink-3 transition-transform group-expanded:rotate-90"
          />
          <span className="min-w-0 flex-1">{title}</span>
          {aside && <span className="text-ink-2 text-sm">{aside}</span>}
        </Button>
      </Heading>
      <DisclosurePanel className="pl-5">
        <div className="pt-1 pb-3">{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
