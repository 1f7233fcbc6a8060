import { findVideoQuality, qualityLabel } from '../../core/video-quality.js';
import type { Measures } from './measures.js';

export interface ShownQuality {
  /** Of the picture, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the picture, or of all that comes where nobody tells them apart. */
  readonly kbps?: number | undefined;
  /** Device pixels for each pixel of the picture. */
  readonly scale?: number | undefined;
}

/**
 * Why a picture is as sharp or as soft as it is: what its size is meant for, what comes of the bitrate that this size needs, and how
 * much it is enlarged. “540p show room · 812 of 800–1500 kbps · shown at 0.6×”.
 */
export function qualityText({ width, height, kbps, scale }: ShownQuality, measures: Measures): string {
  const { quality } = findVideoQuality(width, height) ?? {};
  const [use] = quality?.uses ?? [];
  const rate = quality && kbps !== undefined && rateText(Math.round(kbps), quality, measures);
  return [
    [qualityLabel(width, height), use && measures.uses[use]].filter(Boolean).join(' '),
    rate,
    scale !== undefined && measures.shownAt(String(Math.round(scale * 10) / 10)),
  ]
    .filter(Boolean)
    .join(' · ');
}

function rateText(kbps: number, { minKbps, maxKbps }: { readonly minKbps: number; readonly maxKbps: number }, { of, low }: Measures): string {
  const text = of(kbps, minKbps, maxKbps);
  return kbps < minKbps ? `${text}, ${low}` : text;
}
