import { once } from 'node:events';
import type { Server } from 'node:http';
import type { FeedHandler } from './feed-handler.js';
import { requirePackages } from './require-packages.js';

export interface ServeOptions {
  /** 0 for any that is free. Default 8080. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Takes a client's address from the last entry of `X-Forwarded-For`: only behind a proxy that sets it. Default false. */
  readonly trustProxy?: boolean;
}

export interface FeedServer {
  /** Where it listens. */
  readonly url: string;
  readonly server: Server;
  /** Answers what has begun, ends status streams, and stops. */
  close(): Promise<void>;
}

/**
 * Serves a feed with Node's own HTTP server.
 * @throws {MissingPackages} when @hono/node-server is not installed. Rejects when the port is taken.
 */
export async function serveFeed(
  handler: FeedHandler,
  { port = 8080, host = '127.0.0.1', trustProxy = false }: ServeOptions = {},
): Promise<FeedServer> {
  await requirePackages('@hono/node-server');
  const { createAdaptorServer } = await import('@hono/node-server');
  const fetch = (request: Request, { incoming }: { incoming: { socket?: { remoteAddress?: string | undefined } } }) => {
    const forwarded = trustProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    return handler(request, { address: forwarded || incoming.socket?.remoteAddress });
  };
  const server = createAdaptorServer({ fetch: fetch as Parameters<typeof createAdaptorServer>[0]['fetch'] }) as Server;
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    server,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      // A status stream never ends by itself.
      setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
      await closed;
    },
  };
}

/** For requests that are being answered. */
const GRACE_MS = 500;
