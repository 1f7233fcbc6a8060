import type { FeedSettings } from '../feed-options.js';
import type { ManagedStream, ManagementErrorCode } from './stream-manager.js';
import { DEFAULT_APP } from '../documents/live-item.js';
import { Refusal } from '../refusal.js';
import { changeStream } from '../store/store.js';
import { ManagementError } from './stream-manager.js';

/** How long a media server may take. */
const TIMEOUT_MS = 10_000;

const STATUS_OF: Readonly<Record<ManagementErrorCode, number>> = {
  'not-live': 409,
  'bad-parameter': 422,
  refused: 502,
  'rate-limited': 503,
  'out-of-service': 503,
  unreachable: 504,
  unknown: 502,
};

/**
 * Bans a stream: viewers see it as forbidden at once, whatever the media server says to it.
 * @throws {Refusal} when the push could not be ended. The ban holds all the same.
 */
export async function banStream(stream: string, settings: FeedSettings): Promise<void> {
  await setBan(stream, settings, settings.now());
  await carryOut('ban', stream, settings, 'Viewers see the stream as forbidden, but its push goes on. ', ['not-live']);
}

/** @throws {Refusal} when the media server lets no push begin. The stream stays banned then. */
export async function resumeStream(stream: string, settings: FeedSettings): Promise<void> {
  await carryOut('resume', stream, settings, '', ['not-live']);
  await setBan(stream, settings, null);
}

/** Ends a push; it may begin again. @throws {Refusal} when it could not be ended. */
export async function dropStream(stream: string, settings: FeedSettings): Promise<void> {
  if (!settings.manager) throw new Refusal(409, 'No media server can be asked: no manager is set.');
  await carryOut('drop', stream, settings, '', []);
}

async function setBan(stream: string, { store }: FeedSettings, banned_ms: number | null): Promise<void> {
  await changeStream(store, stream, (write) => write.updateTable('streams').set({ banned_ms }).where('id', '=', stream).execute());
}

async function carryOut(
  action: 'ban' | 'resume' | 'drop',
  stream: string,
  settings: FeedSettings,
  before: string,
  fine: readonly ManagementErrorCode[],
): Promise<void> {
  try {
    await settings.manager?.[action](await managed(stream, settings), AbortSignal.timeout(TIMEOUT_MS));
  } catch (error) {
    if (!(error instanceof ManagementError)) throw error;
    if (fine.includes(error.code)) return;
    const status = STATUS_OF[error.code];
    throw new Refusal(status, before + error.message, status === 503 ? { 'Retry-After': '10' } : {});
  }
}

async function managed(stream: string, { store }: FeedSettings): Promise<ManagedStream> {
  const row = await store.db.selectFrom('streams').select(['app', 'session']).where('id', '=', stream).executeTakeFirst();
  return { stream, app: row?.app ?? DEFAULT_APP, session: row?.session ?? undefined };
}
