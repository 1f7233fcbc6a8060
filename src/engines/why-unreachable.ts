import { PlayerError } from '../core/player-error.js';

/** `fetch` does not say whether nobody answered or reading was forbidden; a request that may not be read tells them apart. */
export async function whyUnreachable(url: string, signal: AbortSignal, cause?: unknown): Promise<PlayerError> {
  const { origin, host } = new URL(url);
  if (origin !== location.origin && (await answers(url, signal)))
    return new PlayerError('cors', `${host} does not let this page read it. Its answer needs the header “Access-Control-Allow-Origin: ${location.origin}”.`, { cause });
  return new PlayerError('network', `${host} cannot be reached. Check the connection and try again.`, { cause });
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  const probe = new AbortController();
  signal.addEventListener('abort', () => probe.abort(), { signal: probe.signal });
  try {
    await fetch(url, { mode: 'no-cors', cache: 'no-store', signal: probe.signal });
    return true;
  } catch {
    return false;
  } finally {
    probe.abort();
  }
}
