'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { classNames } from './class-names';
import { StateShape } from './state-shape';
import { type State, TONE_GROUND } from './tone';

/** Colour, shape and word of a state. `children` replaces the word where the screen has a better one. */
export function StateBadge({
  state,
  children,
  className,
}: {
  state: State;
  children?: ReactNode;
  className?: string;
}) {
  const t = useTranslations('ui.state');
  return (
    <span
      className={classNames(
        'inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-sm pr-2 pl-1.5 font-medium text-sm',
        TONE_GROUND[state],
        state === 'unknown' && 'dashed-edge',
        className,
      )}
    >
      <StateShape state={state} />
      {children ?? t(state)}
    </span>
  );
}
