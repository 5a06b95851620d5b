/** Lists that open from a control: options, menus, the command palette. */
export const LIST_POPOVER =
  'entering:animate-enter overflow-hidden rounded-md bg-raised shadow-overlay outline-none min-w-(--trigger-width)';

export const LIST_BOX = 'max-h-[min(24rem,50vh)] overflow-y-auto p-1 outline-none';

export const LIST_ITEM =
  'group relative flex min-h-8 cursor-default select-none items-start gap-2 rounded-sm py-1.5 pr-2 pl-7 text-base text-ink outline-none focus:bg-selected hover:bg-hover focus-visible:outline-2 focus-visible:-outline-offset-2 disabled:text-ink-3 pointer-coarse:min-h-11 pointer-coarse:py-3';

export const LIST_SECTION_TITLE = 'px-2 pt-2.5 pb-1 text-ink-3 text-xs';
