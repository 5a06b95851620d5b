/** A way into one AWS account. Every fact is keyed by connection, account and Region. Never holds a secret. */
export interface Connection {
  /** Stable and fit for a URL, e.g. `sandbox-111122223333`. */
  readonly id: string;
  readonly kind: 'sandbox' | 'default';
  readonly name: string;
  /** Known beforehand for the sandbox; asked of STS for the default credential chain. */
  readonly accountId?: string;
}
