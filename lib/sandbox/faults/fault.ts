/** What goes wrong when an API call meets a fault. */
export type CallFault =
  /** The service's own answer to too many requests. */
  | { readonly kind: 'throttle' }
  | { readonly kind: 'error'; readonly status: 500 | 503 }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The connection ends before the answer's first byte, or in the middle of its body. */
  | { readonly kind: 'cut'; readonly at: 'start' | 'body' }
  /** As if no policy allowed the action. */
  | { readonly kind: 'deny' }
  | { readonly kind: 'expire-session' };

/** What goes wrong when a log file is delivered. */
export type DeliveryFault =
  | { readonly kind: 'corrupt' }
  | { readonly kind: 'truncate' }
  | { readonly kind: 'deliver-twice' }
  | { readonly kind: 'deliver-late'; readonly seconds: number };

export type FaultEffect = CallFault | DeliveryFault;
export type FaultKind = FaultEffect['kind'];

export const CALL_FAULT_KINDS = ['throttle', 'error', 'delay', 'cut', 'deny', 'expire-session'] as const;
export const DELIVERY_FAULT_KINDS = ['corrupt', 'truncate', 'deliver-twice', 'deliver-late'] as const;

/** Where a fault strikes; a member that is absent strikes everywhere. */
export interface FaultPlace {
  /** As credentials are scoped to it, e.g. `cloudtrail`. Calls only. */
  readonly service?: string;
  /** e.g. `PutEventSelectors`. Calls only. */
  readonly operation?: string;
  /** As IAM spells it, e.g. `s3:GetObject`. Calls only. */
  readonly action?: string;
  readonly accountId?: string;
  readonly region?: string;
  /** ARN or name. Deliveries only. */
  readonly trail?: string;
}

export type FaultDescription = FaultPlace &
  FaultEffect & {
    /** How often it strikes before it is gone; without it, until it is removed. */
    readonly count?: number;
    /** From 0 to 1, drawn from a stream of its own, so that the same calls meet the same faults. */
    readonly probability?: number;
  };
