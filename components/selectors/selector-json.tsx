'use client';

import { CodeBlock } from '@/components/ui/code-block';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';
import { formatSelectorSet } from '@/lib/cloudtrail/selector-wire.ts';

/** A set as PutEventSelectors takes it. */
export function SelectorJson({ set, name }: { set: SelectorSet; name: string }) {
  return <CodeBlock name={name} code={JSON.stringify(formatSelectorSet(set), null, 2)} maxHeight="28rem" />;
}
