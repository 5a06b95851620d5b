'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeSelectors } from '@/lib/actions/changes.ts';
import type { Change, ChangeKind } from '@/lib/audit/change.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';
import type { Failure } from '@/lib/failure.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';

/** One change of a trail's selectors: under way, done, or refused with its reason. */
export interface SelectorChangeState {
  readonly change?: Change;
  readonly failure?: Failure;
  readonly isPending: boolean;
  apply(seen: SelectorSet, next: SelectorSet): void;
  forget(): void;
}

export function useSelectorChange(target: {
  connectionId: string;
  trailARN: string;
  kind: Exclude<ChangeKind, 'undo' | 'redo'>;
}): SelectorChangeState {
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<{ change?: Change; failure?: Failure }>({});
  const mutation = useMutation({ mutationFn: changeSelectors });
  return {
    ...outcome,
    isPending: mutation.isPending,
    apply(seen, next) {
      setOutcome({});
      mutation.mutate(
        { ...target, seen, next },
        {
          onSuccess: async (result) => {
            setOutcome(result.ok ? { change: result.value } : { failure: result.error.failure });
            if (result.ok) await queryClient.invalidateQueries();
          },
          onError: (error) => setOutcome({ failure: toFailure(error) }),
        },
      );
    },
    forget: () => setOutcome({}),
  };
}
