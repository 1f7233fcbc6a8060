/** When to try again. Seconds. */
export interface RetryPolicy {
  /** How often to try again before giving up. `Infinity` never gives up. */
  readonly limit: number;
  /** Seconds before the first retry; doubled for each that follows. */
  readonly delay: number;
  /** The longest wait, before jitter. Default 30. */
  readonly maxDelay?: number;
}

/**
 * Seconds to wait before retry number `attempt` (from 1), or `undefined` when the limit is reached.
 *
 * Jitter of ±25 % keeps the viewers of a server that went down from coming back all at once.
 * @param random - From 0 to 1, for tests.
 */
export function retryDelay(policy: RetryPolicy, attempt: number, random: () => number = Math.random): number | undefined {
  if (attempt > policy.limit) return undefined;
  const base = Math.min(policy.delay * 2 ** (attempt - 1), policy.maxDelay ?? 30);
  return base * (0.75 + random() / 2);
}
