'use client';

import { Check } from 'lucide-react';
import { Collection } from 'react-aria-components/Collection';
import { Header } from 'react-aria-components/Header';
import { ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Text } from 'react-aria-components/Text';
import { LIST_ITEM, LIST_SECTION_TITLE } from './list-box-look';

export interface Option {
  id: string;
  label: string;
  /** A second line in quieter ink; searched together with the label. */
  description?: string;
  isDisabled?: boolean;
}

export interface OptionSection {
  id: string;
  title: string;
  options: readonly Option[];
}

export function isSection(entry: Option | OptionSection): entry is OptionSection {
  return 'options' in entry;
}

/** Renders one option or one titled group of them, for `Select` and `ComboBox` alike. */
export function OptionEntry({ entry, isMono }: { entry: Option | OptionSection; isMono?: boolean }) {
  if (!isSection(entry)) return <OptionItem option={entry} isMono={isMono} />;
  return (
    <ListBoxSection id={entry.id} className="not-first:mt-1 not-first:border-line not-first:border-t">
      <Header className={LIST_SECTION_TITLE}>{entry.title}</Header>
      <Collection items={entry.options}>
        {(option) => <OptionItem option={option} isMono={isMono} />}
      </Collection>
    </ListBoxSection>
  );
}

function OptionItem({ option, isMono }: { option: Option; isMono?: boolean }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} isDisabled={option.isDisabled} className={LIST_ITEM}>
      <Check
        size={14}
        aria-hidden="true"
        className="absolute top-2 left-2 pointer-coarse:top-3.5 hidden text-accent group-selected:block"
      />
      <span className="flex min-w-0 flex-col">
        <Text slot="label" className={isMono ? 'mono' : undefined}>
          {option.label}
        </Text>
        {option.description && (
          <Text slot="description" className="text-ink-2 text-sm">
            {option.description}
          </Text>
        )}
      </span>
    </ListBoxItem>
  );
}
