import type { HlsVariant } from './hls-playlist.js';

export interface VariantWish {
  /** Device pixels of the player. */
  readonly playerSize?: { readonly width: number; readonly height: number } | undefined;
  /** Bits a second that the network gives. */
  readonly bandwidth?: number | undefined;
  readonly canPlay?: ((mimeType: string) => boolean) | undefined;
}

/** What is left for the rest of the page, and for the bandwidth to sink. */
const safety = 0.8;

/**
 * The best variant to play: of those that can be played and that the network carries, the smallest that fills the player, or the largest if
 * none does. Without a player size the largest; if the network carries none, the one that needs least.
 */
export function chooseVariant(variants: readonly HlsVariant[], wish: VariantWish): HlsVariant | undefined {
  const { playerSize, bandwidth = Infinity, canPlay = () => true } = wish;
  const able = variants.filter((variant) => variant.codecs.every((codec) => canPlay(typeOf(codec))));
  const pool = (able.length > 0 ? able : [...variants]).slice().sort((a, b) => pixels(a) - pixels(b) || a.bandwidth - b.bandwidth);
  const seen = pool.filter((variant) => variant.height > 0 || variant.codecs.length === 0 || !variant.codecs.every(isSound));
  const pictures = seen.length > 0 ? seen : pool;
  const carried = pictures.filter((variant) => variant.bandwidth <= bandwidth * safety);
  if (carried.length === 0) return pictures.slice().sort((a, b) => a.bandwidth - b.bandwidth)[0];
  const filling = playerSize && carried.find((variant) => variant.width >= playerSize.width && variant.height >= playerSize.height);
  if (!filling) return carried.at(-1);
  // Of equal size the one of more bits.
  return carried.findLast((variant) => pixels(variant) === pixels(filling));
}

/** Finds out beforehand what can be played of the variants, for a choice that need not wait. */
export async function playableTypes(variants: readonly HlsVariant[], canPlay: (mimeType: string) => boolean | Promise<boolean>): Promise<ReadonlySet<string>> {
  const types = [...new Set(variants.flatMap(({ codecs }) => codecs.map(typeOf)))];
  const playable = await Promise.all(types.map(canPlay));
  return new Set(types.filter((_, index) => playable[index]));
}

function typeOf(codec: string): string {
  return `${isSound(codec) ? 'audio' : 'video'}/mp4; codecs="${codec}"`;
}

function pixels(variant: HlsVariant): number {
  return variant.width * variant.height;
}

function isSound(codec: string): boolean {
  return /^(mp4a|opus|ac-3|ec-3|flac|mp3)/i.test(codec);
}
