import { Refusal } from './refusal.js';

/** More clients than this are not told apart at once; the one that was quiet longest is forgotten. */
const MAX_CLIENTS = 10_000;

export interface RateLimit {
  /** Requests of one client that are let through in a second, on average. */
  readonly perSecond: number;
  /** Requests that may come at once after a pause. */
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  filledMs: number;
}

/** Lets every client in as often as `limit` says. Returns what throws a `Refusal` (429) for one that comes too often. */
export function limitRate({ perSecond, burst }: RateLimit, now: () => number = Date.now): (client: string) => void {
  const buckets = new Map<string, Bucket>();
  return (client) => {
    const nowMs = now();
    const bucket = buckets.get(client) ?? { tokens: burst, filledMs: nowMs };
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.filledMs) / 1000) * perSecond);
    bucket.filledMs = nowMs;
    // A map keeps the order of insertion: the first is the one that was quiet longest.
    buckets.delete(client);
    buckets.set(client, bucket);
    if (buckets.size > MAX_CLIENTS) buckets.delete(buckets.keys().next().value ?? client);
    if (bucket.tokens < 1)
      throw new Refusal(429, 'Too many requests.', { 'Retry-After': String(Math.ceil((1 - bucket.tokens) / perSecond)) });
    bucket.tokens--;
  };
}
