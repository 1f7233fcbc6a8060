import { PlayerError } from '../core/player-error.js';
import { joinLengths } from './bunny-plan.js';
import { bunnyRecording } from './bunny-recording.js';
import { bunnySource } from './bunny-source.js';
import { memorySource } from './byte-source.js';
import type { MediaPlaylist } from './hls-playlist.js';
import { parseMediaPlaylist, parseMultivariantPlaylist, writeMultivariantPlaylist } from './hls-playlist.js';
import type { VariantWish } from './hls-variant.js';
import { chooseVariant, playableTypes } from './hls-variant.js';
import { openRequest, readBody } from './http-request.js';
import type { HttpSourceOptions } from './http-source.js';
import { openHttpSource, openStream } from './http-source.js';
import { lazySource } from './lazy-source.js';
import type { PacketSource } from './packet-source.js';
import { revivingSource } from './reviving-source.js';
import { loadMediabunny } from './load-mediabunny.js';

export interface HlsOptions extends Omit<VariantWish, 'canPlay'> {
  readonly canPlay?: ((mimeType: string) => boolean | Promise<boolean>) | undefined;
  readonly http?: HttpSourceOptions;
  readonly targetSeconds: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Opens an HLS recording: TS, fMP4 or packed audio, AES-128, byte ranges, discontinuities; of a multivariant playlist the variant that suits
 * player and network best. A playlist without an end is taken as ended.
 * @throws PlayerError
 */
export async function openHls(url: string, options: HlsOptions): Promise<PacketSource> {
  /** Rewritten playlists by address. */
  const texts = new Map<string, string>();
  const root = await fetchText(url, options);
  const playlist = parseMultivariantPlaylist(root.text, root.url);
  let media: MediaPlaylist;
  if (playlist) {
    media = await addBest(playlist);
  } else {
    media = parseMediaPlaylist(root.text, root.url);
    texts.set(root.url, media.text);
  }
  if (media.durations.length === 0) throw nothing();

  /** The variant that suits best, of those that are there. */
  async function addBest({ variants, sounds }: NonNullable<typeof playlist>): Promise<MediaPlaylist> {
    const playable = options.canPlay && (await playableTypes(variants, options.canPlay));
    const left = new Set(variants);
    for (;;) {
      const variant = chooseVariant([...left], { ...options, canPlay: playable && ((type) => playable.has(type)) });
      if (!variant) throw nothing();
      const group = sounds.filter((sound) => sound.group === variant.audioGroup && sound.url);
      const sound = (group.find((each) => each.preferred) ?? group[0])?.url;
      try {
        const found = await addMedia(variant.url);
        if (sound) await addMedia(sound);
        texts.set(root.url, writeMultivariantPlaylist(variant, sound));
        return found;
      } catch (error) {
        left.delete(variant);
        if (options.signal?.aborted || left.size === 0) throw error;
      }
    }
  }

  async function addMedia(address: string): Promise<MediaPlaylist> {
    const { text, url: from } = await fetchText(address, options);
    const parsed = parseMediaPlaylist(text, from);
    texts.set(address, parsed.text);
    return parsed;
  }

  return revivingSource(() => openInput(root.url, texts, media, options));
}

async function openInput(root: string, texts: ReadonlyMap<string, string>, media: MediaPlaylist, options: HlsOptions): Promise<PacketSource> {
  const { CustomPathedSource, HLS_FORMATS, Input } = await loadMediabunny();
  const controller = new AbortController();
  options.signal?.addEventListener('abort', () => controller.abort(), { once: true });
  // A segment that is a file of its own is read while it comes.
  const open = media.ranged ? openHttpSource : openStream;
  const source = new CustomPathedSource(root, async ({ path }) => {
    const text = texts.get(path);
    const from = text === undefined ? lazySource(media.ranged ? 'range' : 'stream', () => open(path, options.http, controller.signal)) : memorySource(new TextEncoder().encode(text));
    return bunnySource(from, controller.signal);
  });
  const input = new Input({ formats: HLS_FORMATS, source, formatOptions: { hls: { offsetTimestampsByDateTime: false } } });
  const stop = () => controller.abort();
  const dispose = () => input.dispose();
  try {
    const video = await input.getPrimaryVideoTrack();
    const audio = video ? await video.getPrimaryPairableAudioTrack() : await input.getPrimaryAudioTrack();
    const { targetSeconds } = options;
    return await bunnyRecording({ format: 'hls', video, audio, nominal: joinLengths(media.durations, targetSeconds), targetSeconds, stop, dispose });
  } catch (error) {
    stop();
    dispose();
    throw error;
  }
}

async function fetchText(url: string, options: HlsOptions): Promise<{ text: string; url: string }> {
  const open = await openRequest(url, {}, options.http ?? {}, options.signal);
  return { text: new TextDecoder().decode(await readBody(open)), url: open.response.url || url };
}

function nothing(): PlayerError {
  return new PlayerError('bad-input', 'This HLS playlist lists nothing that can be played.');
}
