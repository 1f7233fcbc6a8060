import type { ManagedStream, StreamManager } from './stream-manager.js';
import { callApi } from './call-api.js';
import { ManagementError } from './stream-manager.js';

export interface NodeMediaServerManagerOptions {
  /** Where it listens for HTTP, as `http://127.0.0.1:8000`. */
  readonly url: string;
  /** One of `auth.jwt.users`. Secrets. */
  readonly user: string;
  readonly password: string;
}

/** Manages streams of node-media-server 4, which can end a push. A ban holds because `postPublish` is refused from then on. */
export function nodeMediaServerManager({ url: base, user, password }: NodeMediaServerManagerOptions): StreamManager {
  let token: string | undefined;

  const logIn = async (signal: AbortSignal): Promise<string> => {
    const body = JSON.stringify({ username: user, password });
    const answer = await callApi(
      new URL('/api/v1/login', base),
      { method: 'POST', body, headers: { 'Content-Type': 'application/json' } },
      signal,
    );
    const data = answer.body.data as { token?: unknown } | undefined;
    if (answer.status === 429) throw new ManagementError('rate-limited', 'node-media-server takes no more logins for now.');
    if (answer.status !== 200 || typeof data?.token !== 'string')
      throw new ManagementError('refused', 'node-media-server refused user or password, or its API is off (auth.jwt).');
    return data.token;
  };

  const call = async (method: string, path: string, signal: AbortSignal) => {
    // A token that ran out is renewed, once.
    for (let fresh = token === undefined; ; fresh = true) {
      token = fresh ? await logIn(signal) : token;
      const answer = await callApi(new URL(`/api/v1${path}`, base), { method, headers: { Authorization: `Bearer ${token}` } }, signal);
      if (answer.status === 401 && !fresh) continue;
      if (answer.status === 404) throw new ManagementError('not-live', 'The stream is not live.');
      if (answer.status !== 200) throw new ManagementError('unknown', `node-media-server answered HTTP ${answer.status}.`);
      return answer.body.data;
    }
  };

  const drop = async ({ stream, app }: ManagedStream, signal: AbortSignal) => {
    // Asked each time: the connection that was told of last may have been turned away.
    const found = (await call('GET', `/streams/${encodeURIComponent(app)}/${encodeURIComponent(stream)}`, signal)) as
      { publisher?: { id?: unknown } } | undefined;
    if (typeof found?.publisher?.id !== 'string') throw new ManagementError('not-live', 'The stream is not live.');
    await call('DELETE', `/sessions/${encodeURIComponent(found.publisher.id)}`, signal);
  };
  return { ban: drop, drop, resume: async () => {} };
}
