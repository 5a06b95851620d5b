export interface RateLimiter {
  /** False where the caller must be told to slow down. */
  take(bucket: string, ratePerSecond: number): boolean;
}

/**
 * A token bucket for each account, Region and operation that holds one second's worth of requests
 * (CloudTrail User Guide, WhatIsCloudTrail-Limits: quotas are per second and cannot be raised).
 */
export function createRateLimiter(nowMs: () => number = () => performance.now()): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(name, ratePerSecond) {
      const now = nowMs();
      const bucket = buckets.get(name) ?? { tokens: ratePerSecond, at: now };
      const tokens = Math.min(ratePerSecond, bucket.tokens + ((now - bucket.at) / 1000) * ratePerSecond);
      const granted = tokens >= 1;
      buckets.set(name, { tokens: granted ? tokens - 1 : tokens, at: now });
      return granted;
    },
  };
}
