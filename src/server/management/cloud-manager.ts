import type { ManagedStream, ManagementErrorCode, StreamManager } from './stream-manager.js';
import { signCallback } from '../callbacks/sign-callback.js';
import { callApi } from './call-api.js';
import { ManagementError } from './stream-manager.js';

export interface CloudManagerOptions {
  readonly appId: string | number;
  /** The API's key. A secret. */
  readonly key: string;
  /** Default: the address that the guide gives. */
  readonly endpoint?: string;
  /** For how long a call is good, in seconds. Default 60. */
  readonly validSeconds?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

const ENDPOINT = 'http://fcgi.video.qcloud.com/common_access';

/** `Param.n.status` of `Live_Channel_SetStatus`. */
const STATUS = { ban: 0, resume: 1, drop: 2 } as const;

const MEANINGS: Readonly<Record<number, readonly [ManagementErrorCode, string]>> = {
  1000: ['refused', 'The user is not registered.'],
  1001: ['out-of-service', 'The service is stopped.'],
  1201: ['out-of-service', 'The cloud had an internal error.'],
  1202: ['rate-limited', 'The cloud was called too often.'],
  1204: ['bad-parameter', 'The cloud does not take the parameters.'],
  1301: ['not-live', 'The stream is not live.'],
  10003: ['not-live', 'The cloud knows nothing of the stream.'],
};

/** Manages streams through the cloud's API: a GET call that carries `t` and `sign`. */
export function cloudManager({ appId, key, endpoint = ENDPOINT, validSeconds = 60, now = Date.now }: CloudManagerOptions): StreamManager {
  const set =
    (status: number) =>
    async ({ stream }: ManagedStream, signal: AbortSignal) => {
      const t = Math.floor(now() / 1000) + validSeconds;
      const url = new URL(endpoint);
      // Older ones of its machines call the application `cmd`.
      const parameters = {
        cmd: appId,
        appid: appId,
        interface: 'Live_Channel_SetStatus',
        t,
        sign: signCallback(key, t),
        'Param.s.channel_id': stream,
        'Param.n.status': status,
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
      const answer = await callApi(url, { method: 'GET' }, signal);
      throwMeaning(answer.status, Number(answer.body.ret ?? answer.body.code ?? NaN), answer.body.message ?? answer.body.errmsg);
    };
  return { ban: set(STATUS.ban), resume: set(STATUS.resume), drop: set(STATUS.drop) };
}

function throwMeaning(status: number, code: number, message: unknown): void {
  if (status === 200 && code === 0) return;
  const said = typeof message === 'string' ? message.slice(0, 200) : '';
  if (/sign invalid|time expired|(appid|cmd) is invalid/i.test(said))
    throw new ManagementError('refused', `The cloud refused the call: ${said}.`);
  const meaning = MEANINGS[code];
  if (meaning) throw new ManagementError(meaning[0], `${meaning[1]} (${code})`);
  if (status === 403) throw new ManagementError('refused', 'The cloud refused the call: its check failed.');
  throw new ManagementError('unknown', `The cloud answered ${Number.isNaN(code) ? `HTTP ${status}` : code}${said && `: ${said}`}.`);
}
