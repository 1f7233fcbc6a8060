import { formatOfPath, type MediaFormat } from '../../core/media-format.js';
import { PlayerError } from '../../core/player-error.js';
import { formatOfBytes, formatOfContentType } from '../../core/recognise-format.js';
import { openResponse } from '../../engines/open-response.js';
import { peek } from '../../engines/peek.js';
import { readText } from '../../engines/read-text.js';
import { parseRecordings, type RejectedRecording } from '../../timeline/parse-recordings.js';
import type { Recording } from '../../timeline/recording.js';

/** What an address of a replay stands for. */
export interface Replay {
  readonly recordings: readonly Recording[];
  readonly rejected: readonly RejectedRecording[];
  /** Whether its times are those of a clock. A single media file has none. */
  readonly dated: boolean;
}

/** A length to begin with where nothing tells; the media itself says how long it is. Seconds. */
const assumedDuration = 3600;
/** More than this is no document. Bytes. */
const longestDocument = 64_000_000;

/**
 * Loads a replay document, or takes the address for that of one media file.
 *
 * @param url - Absolute and checked.
 * @throws PlayerError `unsupported-format` for what is neither, `bad-input` for a document without a recording that can be used, and what
 *   opening the address throws.
 */
export async function loadReplay(url: string, credentials: RequestCredentials, signal: AbortSignal): Promise<Replay> {
  const named = formatOfPath(url);
  if (named) return oneFile(url, named);
  const response = await openResponse(url, { credentials, signal });
  const { first, whole } = await peek(response);
  const found = formatOfContentType(response.headers.get('content-type')) ?? formatOfBytes(first);
  if (!found) return readReplay(await readText(whole, { longest: longestDocument, what: 'The replay document' }), url);
  void whole.body?.cancel();
  return oneFile(url, found);
}

/**
 * Reads a replay document, or a list of recordings.
 * @param baseUrl - What relative addresses in it are relative to.
 * @throws PlayerError `bad-input` where no recording can be used.
 */
export function readReplay(input: unknown, baseUrl: string): Replay {
  const { recordings, rejected } = parseRecordings(input, { baseUrl });
  if (recordings.length) return { recordings, rejected, dated: true };
  const reason = rejected[0]?.reason;
  throw new PlayerError('bad-input', `This replay has no recording that can be played.${reason ? ` ${reason}` : ''}`);
}

function oneFile(url: string, format: MediaFormat): Replay {
  const recording: Recording = { id: url, url, format, startMs: 0, endMs: assumedDuration * 1000, duration: assumedDuration };
  return { recordings: [recording], rejected: [], dated: false };
}
