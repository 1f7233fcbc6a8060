import type { Hono } from 'hono';

/** What the request itself does not say. */
export interface RequestInfo {
  /** Where it comes from. Clients without an address share one rate limit. */
  readonly address?: string | undefined;
}

export type FeedApp = Hono<{ Bindings: RequestInfo }>;
