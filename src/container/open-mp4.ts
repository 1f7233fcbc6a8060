import type { Input } from 'mediabunny';
import type { MediaFormat } from '../core/media-format.js';
import { PlayerError } from '../core/player-error.js';
import { evenLengths } from './bunny-plan.js';
import { bunnyRecording } from './bunny-recording.js';
import { bunnySource } from './bunny-source.js';
import type { ByteSource } from './byte-source.js';
import { cachedSource } from './cached-source.js';
import { checkMp4 } from './mp4-check.js';
import type { PacketSource } from './packet-source.js';
import { revivingSource } from './reviving-source.js';
import { loadMediabunny } from './load-mediabunny.js';

export interface Mp4Options {
  readonly targetSeconds: number;
  /** Fragmented files up to this many bytes are read whole to list their key frames. */
  readonly scanLimit: number;
  readonly signal?: AbortSignal | undefined;
}

/** Nominal segments are longer, so that most hold two key frames. Seconds. */
const nominalSeconds = 6;

/**
 * Opens an MP4 file, or one of sound alone: AAC in ADTS, MP3.
 * @throws PlayerError
 */
export async function openMp4(source: ByteSource, format: MediaFormat, options: Mp4Options): Promise<PacketSource> {
  const cached = source.access === 'range' ? cachedSource(source) : source;
  const { fragmented } = format === 'mp4' ? await checkMp4(cached, options.signal) : { fragmented: false };
  const spread = fragmented && source.access === 'range' && (source.size ?? 0) > options.scanLimit;
  const recording = await revivingSource(() => openInput(cached, format, spread, options));
  return {
    ...recording,
    close() {
      recording.close();
      source.close?.();
    },
  };
}

/** @param spread - Whether to list all key frames would be to read all over the file. */
async function openInput(cached: ByteSource, format: MediaFormat, spread: boolean, options: Mp4Options): Promise<PacketSource> {
  const { ADTS, Input: BunnyInput, MP3, MP4, QTFF } = await loadMediabunny();
  const controller = new AbortController();
  const stop = () => controller.abort();
  options.signal?.addEventListener('abort', stop, { once: true });
  const input = new BunnyInput({ formats: [MP4, QTFF, ADTS, MP3], source: await bunnySource(cached, controller.signal) });
  const dispose = () => input.dispose();
  try {
    if (!(await input.canRead())) throw new PlayerError('unsupported-format', 'This is not a recording that can be played: FLV, HLS, MP4 and AAC can.');
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    const nominal = spread ? evenLengths(await durationOf(input), Math.max(options.targetSeconds, nominalSeconds)) : undefined;
    return await bunnyRecording({ format, video, audio, nominal, targetSeconds: options.targetSeconds, stop, dispose });
  } catch (error) {
    dispose();
    throw error;
  }
}

async function durationOf(input: Input): Promise<number> {
  const first = await input.getFirstTimestamp();
  return ((await input.getDurationFromMetadata()) || (await input.computeDuration())) - first;
}
