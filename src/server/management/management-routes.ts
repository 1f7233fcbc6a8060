import type { FeedApp } from '../feed-app.js';
import type { ReadBody } from '../feed-handler.js';
import type { FeedSettings } from '../feed-options.js';
import { readParameter } from '../documents/document-routes.js';
import { curateReplay, curateStream } from './curation.js';
import { banStream, dropStream, resumeStream } from './manage-stream.js';
import { markBroadcast } from './mark-broadcast.js';
import { requireToken } from './require-token.js';

const DONE = { code: 0 };

/** What only the site itself may do. */
export function addManagementRoutes(app: FeedApp, settings: FeedSettings, readBody: ReadBody): void {
  app.post('/broadcasts', async (context) => {
    requireToken(context.req.raw, settings);
    const id = await markBroadcast(await readBody(context), settings);
    return context.json({ ...DONE, id, url: `replays/${encodeURIComponent(id)}.json` });
  });

  app.patch('/replays/:file{.+\\.json}', async (context) => {
    requireToken(context.req.raw, settings);
    await curateReplay(readParameter(context, 'file').replace(/\.json$/, ''), await readBody(context), settings);
    return context.json(DONE);
  });

  app.patch('/streams/:stream', async (context) => {
    requireToken(context.req.raw, settings);
    await curateStream(readParameter(context, 'stream'), await readBody(context), settings);
    return context.json(DONE);
  });

  for (const [action, act] of Object.entries({ ban: banStream, resume: resumeStream, drop: dropStream }))
    app.post(`/streams/:stream/${action}`, async (context) => {
      requireToken(context.req.raw, settings);
      await act(readParameter(context, 'stream'), settings);
      return context.json(DONE);
    });
}
