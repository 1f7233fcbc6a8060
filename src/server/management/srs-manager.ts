import type { ManagedStream, StreamManager } from './stream-manager.js';
import { callApi } from './call-api.js';
import { ManagementError } from './stream-manager.js';

export interface SrsManagerOptions {
  /** Where its HTTP API listens, as `http://127.0.0.1:1985`. */
  readonly url: string;
  /** User and password, where `http_api.auth` is on. Secrets. */
  readonly user?: string;
  readonly password?: string;
}

/** More streams than one SRS carries. */
const ALL_STREAMS = 100_000;

/** ERROR_RTMP_CLIENT_NOT_FOUND. */
const CLIENT_NOT_FOUND = 2049;

/** Manages streams of SRS, which can end a push. A ban holds because `on_publish` is refused from then on. */
export function srsManager({ url: base, user, password }: SrsManagerOptions): StreamManager {
  const headers: Record<string, string> =
    user === undefined ? {} : { Authorization: `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}` };

  const call = async (method: string, path: string, signal: AbortSignal) => {
    const { status, body } = await callApi(new URL(path, base), { method, headers }, signal);
    if (status === 401 || status === 403) throw new ManagementError('refused', 'SRS refused the call: check user and password.');
    if (status === 404 || body.code === CLIENT_NOT_FOUND) throw new ManagementError('not-live', 'The stream is not live.');
    if (status !== 200 || body.code !== 0)
      throw new ManagementError('unknown', `SRS answered HTTP ${status}, code ${typeof body.code === 'number' ? body.code : 'none'}.`);
    return body;
  };

  const findPusher = async ({ stream, app }: ManagedStream, signal: AbortSignal): Promise<string | undefined> => {
    const { streams } = await call('GET', `/api/v1/streams/?start=0&count=${ALL_STREAMS}`, signal);
    const pushed = Array.isArray(streams)
      ? (streams as { name?: unknown; app?: unknown; publish?: { active?: unknown; cid?: unknown } }[])
      : [];
    const found = pushed.find((one) => one.name === stream && one.app === app && one.publish?.active !== false);
    return found?.publish?.cid === undefined ? undefined : String(found.publish.cid);
  };

  const drop = async (stream: ManagedStream, signal: AbortSignal) => {
    const session = stream.session ?? (await findPusher(stream, signal));
    if (session === undefined) throw new ManagementError('not-live', 'The stream is not live.');
    await call('DELETE', `/api/v1/clients/${encodeURIComponent(session)}`, signal);
  };
  return { ban: drop, drop, resume: async () => {} };
}
