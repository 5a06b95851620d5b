import type { Failure } from '@/lib/failure.ts';
import type { Result } from '@/lib/result.ts';

/** What the frame shows about where one is. */
export interface ShellData {
  mode: 'sandbox' | 'aws';
  readOnly: boolean;
  connections: readonly { id: string; name: string; accountId?: string }[];
}

/** A place that the command palette can go to, besides the screens. */
export interface Destination {
  id: string;
  label: string;
  /** E.g. account and Region; searched together with the label. */
  description?: string;
  href: string;
}

export interface ShellActions {
  /** Asked once, when the palette opens for the first time. */
  listDestinations?: () => Promise<readonly Destination[]>;
  /** Offered in the sandbox only. */
  resetSandbox?: () => Promise<Result<unknown, Failure>>;
}
