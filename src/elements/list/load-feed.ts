import { PlayerError } from '../../core/player-error.js';
import { sourceUrl } from '../../core/source-url.js';
import { openResponse } from '../../engines/open-response.js';
import { readText } from '../../engines/read-text.js';
import { parseFeed, type ParsedFeed } from '../../feed/parse-feed.js';

/** More than this is no list. Bytes. */
const longestFeed = 64_000_000;
/** Seconds without an answer, or without a byte more of it. */
const patience = 20;

export interface LoadFeedOptions {
  readonly base: string;
  readonly credentials: RequestCredentials;
  readonly signal: AbortSignal;
}

/** A page of a feed as it was loaded. */
export interface LoadedFeed extends ParsedFeed {
  /** Absolute address of server-sent events, one whenever the page has changed, where the server offers them. */
  readonly events?: string | undefined;
}

/**
 * Loads a page of a feed. Where it has not changed, the browser's cache answers.
 * @throws PlayerError what opening the address throws, `timeout`, and `unsupported-format` for what is no feed.
 */
export async function loadFeed(src: string, { base, credentials, signal }: LoadFeedOptions): Promise<LoadedFeed> {
  const url = sourceUrl(src, base);
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), patience * 1000);
  };
  try {
    wait();
    const response = await openResponse(url, { cache: 'no-cache', credentials, headers: { Accept: 'application/json' }, signal: AbortSignal.any([signal, silence.signal]) });
    const at = response.url || url;
    return { ...readFeed(await readText(response, { longest: longestFeed, what: 'The feed', onProgress: wait }), at), events: eventsOf(response.headers.get('link'), at) };
  } catch (error) {
    if (silence.signal.aborted && !signal.aborted) throw new PlayerError('timeout', `${new URL(url).host} sent nothing for ${patience} seconds.`, { cause: error });
    throw PlayerError.from(error);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Reads a feed that is there already.
 * @throws PlayerError `unsupported-format` for what is no feed.
 */
export function readFeed(input: unknown, baseUrl: string): ParsedFeed {
  const feed = parseFeed(input, { baseUrl });
  const problem = feed.items.length ? undefined : feed.rejected.find(({ index }) => index < 0);
  if (problem) throw new PlayerError('unsupported-format', `This is not a feed. ${problem.reason}`);
  return feed;
}

/** An alternate of the type of server-sent events (RFC 8288). */
function eventsOf(link: string | null, base: string): string | undefined {
  for (const [, target = '', parameters = ''] of (link ?? '').matchAll(/<([^>]*)>([^,<]*)/g)) {
    if (!/rel="?alternate\b/i.test(parameters) || !/type="?text\/event-stream\b/i.test(parameters)) continue;
    if (!URL.canParse(target, base)) continue;
    const { protocol, href } = new URL(target, base);
    if (protocol === 'https:' || protocol === 'http:') return href;
  }
  return undefined;
}
