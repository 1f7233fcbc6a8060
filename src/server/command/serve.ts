import { once } from 'node:events';
import type { Output } from './run.js';
import { requirePackages } from '../require-packages.js';
import { isServerUrl, openStore } from '../store/open-store.js';
import { describeOptions, readOptions, UsageError } from './options.js';
import { managerOf } from './manager-of.js';

const OPTIONS = {
  port: { value: 'N', help: 'where to listen (default 8080)' },
  host: { value: 'NAME', help: 'where to listen (default 127.0.0.1)' },
  key: { value: 'KEY', help: 'what the cloud signs its callbacks with; better as RELIVE_KEY' },
  token: { value: 'TOKEN', help: 'lets in whoever changes something; better as RELIVE_TOKEN' },
  data: { value: 'FOLDER', help: 'where the embedded database is kept (default relive-data)' },
  database: { value: 'URL', help: 'a PostgreSQL server to use instead, as postgres://…' },
  'base-path': { value: 'PATH', help: 'path that the routes are below (default /)' },
  'play-url': { value: 'URL', help: 'where streams are watched (default /{app}/{stream}.flv)' },
  'media-url': { value: 'URL', help: 'where recordings of a media server are served (default /)' },
  'media-folder': { value: 'FOLDER', help: 'the folder that is served there' },
  'upgrade-media': { value: 'HOSTS', help: 'hosts whose http media is shown as https, or "all"' },
  'max-gap': { value: 'SECONDS', help: 'longest time without a recording in one broadcast (default 1800)' },
  grace: { value: 'SECONDS', help: 'for how long late callbacks are taken in (default 0)' },
  'trust-media-servers': { help: 'take callbacks of media servers without a sign' },
  'trust-proxy': { help: 'take client addresses from X-Forwarded-For' },
  'cloud-app': { value: 'ID', help: 'carry out bans at the cloud; its API key is RELIVE_CLOUD_KEY' },
  srs: { value: 'URL', help: 'carry out bans at SRS, as http://user:password@127.0.0.1:1985' },
  'node-media-server': { value: 'URL', help: 'carry out bans at node-media-server, as http://user:password@127.0.0.1:8000' },
} as const;

/** Serves the feed until the process is asked to end. */
export async function serve(args: readonly string[], output: Output): Promise<number> {
  const options = readOptions(args, OPTIONS);
  const { text, flag } = options;
  if (options.help) {
    output.stdout.write(`Usage: relive serve\n${describeOptions(OPTIONS)}`);
    return 0;
  }
  const callbackKey = text('key');
  if (!callbackKey) throw new UsageError('a key is needed: set RELIVE_KEY to what the cloud signs its callbacks with.');
  const upgrade = text('upgrade-media');
  const feedOptions = {
    callbackKey,
    ...defined({
      managementToken: text('token'),
      basePath: text('base-path'),
      playUrl: text('play-url'),
      mediaUrl: text('media-url'),
      mediaFolder: text('media-folder'),
      upgradeMedia: upgrade === undefined ? undefined : upgrade === 'all' || upgrade.split(','),
      maxGapSeconds: options.number('max-gap'),
      graceSeconds: options.number('grace'),
      manager: managerOf({ cloudApp: text('cloud-app'), srs: text('srs'), nodeMediaServer: text('node-media-server') }),
    }),
    trustMediaServers: flag('trust-media-servers'),
  };
  const serveOptions = { trustProxy: flag('trust-proxy'), ...defined({ port: options.number('port'), host: text('host') }) };
  const location = text('database') ?? text('data') ?? 'relive-data';
  await requirePackages('hono', 'kysely', '@hono/node-server', isServerUrl(location) ? 'pg' : '@electric-sql/pglite');
  const [{ createFeedHandler }, { serveFeed }] = await Promise.all([import('../feed-handler.js'), import('../serve-feed.js')]);

  const store = await openStore(location);
  try {
    const server = await serveFeed(createFeedHandler({ ...feedOptions, store }), serveOptions);
    output.stdout.write(`relive serves ${server.url} from ${isServerUrl(location) ? 'PostgreSQL' : location}\n`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await server.close();
    return 0;
  } finally {
    await store.close();
  }
}

type Defined<Fields> = { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> };

function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<Fields>;
}
