import type { FeedApp } from '../feed-app.js';
import type { ReadBody } from '../feed-handler.js';
import type { FeedSettings } from '../feed-options.js';
import { takeCloudCallback } from './cloud-callback.js';
import { checkUrlSign, takeMediaServerCallback } from './media-server-callback.js';
import { readNodeMediaServerEvent } from './node-media-server-event.js';
import { readSrsEvent } from './srs-event.js';

/** What senders are told once all is stored for good. Anything else makes them send it again. */
const STORED = { code: 0 };

export function addCallbackRoutes(app: FeedApp, settings: FeedSettings, readBody: ReadBody): void {
  app.post('/callbacks/cloud', async (context) => {
    await takeCloudCallback(await readBody(context), settings);
    return context.json(STORED);
  });

  for (const [path, readEvent] of [
    ['/callbacks/srs', readSrsEvent],
    ['/callbacks/node-media-server', readNodeMediaServerEvent],
  ] as const)
    app.post(path, async (context) => {
      const body = await readBody(context);
      checkUrlSign(context.req.url, settings);
      await takeMediaServerCallback(readEvent(body, settings, settings.now()), settings);
      return context.json(STORED);
    });
}
