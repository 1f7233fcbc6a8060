import assert from 'node:assert/strict';
import type { FeedOptions, FeedStore } from '../../src/server/index.js';
import { createFeedHandler } from '../../src/server/index.js';
import type { Fields } from './callbacks.js';
import { KEY, NOW, signed } from './callbacks.js';

export const TOKEN = 'let-me-in-please';

/** A feed on a store, and short ways to speak to it. */
export function feedOn(store: FeedStore, options: Partial<FeedOptions> = {}) {
  const errors: unknown[] = [];
  const handler = createFeedHandler({
    store,
    callbackKey: KEY,
    managementToken: TOKEN,
    now: () => NOW * 1000,
    onError: (error) => errors.push(error),
    rateLimit: { perSecond: 1e6, burst: 1e6 },
    ...options,
  });
  const request = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    handler(
      new Request(`https://feed.example${path}`, {
        method,
        headers,
        ...(body !== undefined && {
          body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
        }),
      }),
    );
  return {
    handler,
    /** What was reported as our own fault. */
    errors,
    request,
    get: (path: string, headers?: Record<string, string>) => request('GET', path, undefined, headers),
    async json(path: string): Promise<Fields> {
      const response = await request('GET', path);
      assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`);
      return (await response.json()) as Fields;
    },
    /** Delivers events of the cloud, each of which must be acknowledged. */
    async callbacks(...events: Fields[]) {
      for (const event of events) {
        const response = await request('POST', '/callbacks/cloud', signed(event));
        assert.equal(response.status, 200, await response.clone().text());
        assert.deepEqual(await response.json(), { code: 0 });
      }
    },
    manage: (method: string, path: string, body?: unknown) => request(method, path, body, { Authorization: `Bearer ${TOKEN}` }),
  };
}

let streams = 0;

/** A name for a stream that no other test of the file uses. */
export function newStream(): string {
  return `room${++streams}`;
}
