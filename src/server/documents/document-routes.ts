import type { Context } from 'hono';
import { cors } from 'hono/cors';
import type { FeedApp } from '../feed-app.js';
import type { FeedSettings } from '../feed-options.js';
import { readStoredName } from '../read-text.js';
import { Refusal } from '../refusal.js';
import { DocumentCache } from './document-cache.js';
import type { Document } from './document.js';
import { documentOf, respondWith } from './document.js';
import { feedDocument } from './feed-document.js';
import { readFeedQuery } from './feed-query.js';
import { hlsPlaylist } from './hls-playlist.js';
import { replayDocument } from './replay-document.js';
import { statusDocument } from './status-document.js';
import { statusStream } from './status-stream.js';

const FEED = { maxAge: 2, staleWhileRevalidate: 10, vary: 'Accept' };
const REPLAY = { maxAge: 10, staleWhileRevalidate: 60 };
const STATUS = { maxAge: 1, vary: 'Accept' };

/** What viewers read, from pages of any origin. */
export function addDocumentRoutes(app: FeedApp, settings: FeedSettings): void {
  const { store } = settings;
  const cache = new DocumentCache(store.changes);
  const anyOrigin = cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: ['ETag', 'Link', 'Retry-After'], maxAge: 86_400 });
  for (const path of ['/feed.json', '/replays/*', '/status/*', '/recordings/*']) app.use(path, anyOrigin);

  let open = 0;
  const sendEvents = (stream: string | undefined, read: () => Promise<Document>): Response => {
    if (open >= settings.maxStatusStreams) throw new Refusal(503, 'Too many status streams are open.', { 'Retry-After': '10' });
    open++;
    return new Response(
      statusStream(stream, store.changes, read, () => open--),
      {
        headers: {
          'Content-Type': 'text/event-stream; charset=utf-8',
          'Cache-Control': 'no-store',
          'X-Accel-Buffering': 'no',
          Vary: 'Accept',
        },
      },
    );
  };

  app.get('/feed.json', async (context) => {
    const { req } = context;
    const search = new URL(req.url).searchParams;
    const query = readFeedQuery(search);
    const read = () => cache.read(`feed ${JSON.stringify([query, search.toString()])}`, () => feedDocument(query, search, settings));
    // An event says that there is something else to be read, not what: one document serves all who then ask.
    if (wantsEvents(context)) return sendEvents(undefined, async () => documentOf({ version: 1, etag: (await read()).etag }));
    const response = respondWith(req.raw, await read(), FEED);
    response.headers.set('Link', `<feed.json${search.size ? `?${search}` : ''}>; rel="alternate"; type="text/event-stream"`);
    return response;
  });

  app.get('/replays/:file{.+\\.json}', async (context) => {
    const id = readParameter(context, 'file').replace(/\.json$/, '');
    return respondWith(context.req.raw, await cache.read(`replay ${id}`, () => replayDocument(id, settings)), REPLAY);
  });

  app.get('/recordings/:file{.+\\.m3u8}', async (context) => {
    const id = readParameter(context, 'file').replace(/\.m3u8$/, '');
    return respondWith(
      context.req.raw,
      await cache.read(`playlist ${id}`, () => hlsPlaylist(id, settings)),
      REPLAY,
      'application/vnd.apple.mpegurl',
    );
  });

  app.get('/status/:stream', async (context) => {
    const stream = readParameter(context, 'stream');
    const read = () => cache.read(`status ${stream}`, () => statusDocument(stream, settings));
    return wantsEvents(context) ? sendEvents(stream, read) : respondWith(context.req.raw, await read(), STATUS);
  });
}

/** HEAD has no body, so nobody would read events, nor stop. */
function wantsEvents({ req }: Context): boolean {
  return req.raw.method === 'GET' && req.header('accept')?.includes('text/event-stream') === true;
}

/** @throws {Refusal} 404 when nothing can have that name. */
export function readParameter(context: Context, name: string): string {
  const value = readStoredName(context.req.param(name));
  if (value === undefined) throw new Refusal(404, 'There is nothing here.');
  return value;
}
