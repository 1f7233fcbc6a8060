import type { StreamManager } from './management/stream-manager.js';
import type { FeedStore } from './store/store.js';
import type { RateLimit } from './limit-rate.js';
import { isHttpUrl } from './http-url.js';

export interface FeedOptions {
  readonly store: FeedStore;
  /** What the cloud signs its callbacks with. A secret: it stays on the server. */
  readonly callbackKey: string;
  /** For how long after its time a well signed callback is taken in, in seconds. Default 0. */
  readonly graceSeconds?: number;
  /** Takes callbacks of SRS and node-media-server without a sign in their URL: for networks of one's own only. Default false. */
  readonly trustMediaServers?: boolean;
  /** The longest time without a recording inside one broadcast, in seconds. Default 1800. */
  readonly maxGapSeconds?: number;
  /** Path that the routes are below, as `/relive`. Default: the root. */
  readonly basePath?: string;

  /** Where a stream is watched; relative to the feed. Default `/{app}/{stream}.flv`. */
  readonly playUrl?: string | ((stream: LiveStream) => string);
  /** Where the folder with a media server's recordings is served; relative to the feed. Default `/`. */
  readonly mediaUrl?: string;
  /** The folder that `mediaUrl` serves, as media servers write it. Default: whatever stands before `/{app}/`. */
  readonly mediaFolder?: string;
  /** Makes `https://` of `http://` media: of all, or of these hosts. Default false. */
  readonly upgradeMedia?: boolean | readonly string[];

  /** Lets in whoever changes something: `Authorization: Bearer …`. A secret. Without it nothing can be changed. */
  readonly managementToken?: string;
  /** Carries out bans at the media server. Without it they only show to viewers, and to media servers that ask. */
  readonly manager?: StreamManager;

  /** Bytes of a request's body. Default 65536. */
  readonly maxBodyBytes?: number;
  /** How often one client may post. Default 200 a second, 2000 at once. */
  readonly rateLimit?: RateLimit;
  /** Open status streams (SSE) of this process. Default 10000. */
  readonly maxStatusStreams?: number;
  /** Hears of errors that are nobody's fault but ours or the store's. Default: standard error. */
  readonly onError?: (error: unknown) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

export interface LiveStream {
  readonly stream: string;
  /** Path segment that it is pushed to. Default `live`. */
  readonly app: string;
}

const SETTINGS = {
  graceSeconds: 0,
  trustMediaServers: false,
  basePath: '/',
  playUrl: '/{app}/{stream}.flv',
  mediaUrl: '/',
  upgradeMedia: false,
  maxBodyBytes: 65_536,
  rateLimit: { perSecond: 200, burst: 2000 },
  maxStatusStreams: 10_000,
  onError: (error: unknown) => process.stderr.write(`relive: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  now: Date.now,
} satisfies Partial<FeedOptions>;

export type FeedSettings = FeedOptions & Required<Pick<FeedOptions, keyof typeof SETTINGS>>;

/**
 * The options with the defaults in.
 * @throws {TypeError} that names the option that cannot be.
 */
export function readFeedOptions(options: FeedOptions): FeedSettings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as unknown as FeedOptions;
  const settings = { ...SETTINGS, ...given };
  const { callbackKey, managementToken, basePath, rateLimit, mediaUrl, playUrl } = settings;
  if (typeof callbackKey !== 'string' || callbackKey === '') throw new TypeError('callbackKey must be text that is not empty.');
  if (managementToken !== undefined && managementToken.length < 8)
    throw new TypeError('managementToken must be text of at least 8 characters.');
  if (!basePath.startsWith('/')) throw new TypeError(`basePath must begin with a slash; it is "${basePath}".`);
  for (const name of ['graceSeconds', 'maxGapSeconds', 'maxBodyBytes', 'maxStatusStreams'] as const)
    if (!((settings[name] ?? 0) >= 0)) throw new TypeError(`${name} must be a number from 0; it is ${settings[name]}.`);
  if (!(rateLimit.perSecond > 0 && rateLimit.burst >= 1)) throw new TypeError('rateLimit must have perSecond above 0 and burst from 1.');
  for (const [name, url] of Object.entries({ mediaUrl, playUrl: typeof playUrl === 'string' ? playUrl : '/' }))
    if (!isHttpUrl(url.replace(/[{}]/g, '')))
      throw new TypeError(`${name} must be an http or https URL, absolute or relative; it is "${url}".`);
  return settings;
}
