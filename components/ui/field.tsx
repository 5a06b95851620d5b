'use client';

import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';

/** The box of anything that is typed or chosen in. */
export const FIELD_BOX =
  'w-full min-w-0 rounded-md border border-line-control bg-raised text-base text-ink transition-colors hover:border-ink-3 invalid:border-stopped-mark disabled:border-line disabled:bg-transparent disabled:text-ink-3';

export const FIELD_HEIGHT = 'h-8 pointer-coarse:h-11';

export interface FieldTexts {
  label?: ReactNode;
  /** For a field whose label is told by what surrounds it. */
  'aria-label'?: string;
  description?: ReactNode;
  errorMessage?: string;
}

export function FieldLabel({ children }: { children: ReactNode }) {
  return <Label className="font-medium text-ink text-sm">{children}</Label>;
}

export function FieldNotes({ description, errorMessage }: Pick<FieldTexts, 'description' | 'errorMessage'>) {
  return (
    <>
      {description && (
        <Text slot="description" className="max-w-prose text-ink-2 text-sm">
          {description}
        </Text>
      )}
      <FieldError className="flex max-w-prose gap-1.5 text-sm text-stopped">{errorMessage}</FieldError>
    </>
  );
}
