import { html, type TemplateResult } from 'lit';
import type { Words } from '../language/words.js';
import { adopt } from '../theme/adopt.js';
import { measuresIn } from './measures.js';
import { qualityText } from './quality-text.js';
import { statisticsStyles } from './statistics-styles.js';

/** What the panel shows; what is not known is left out. */
export interface PanelStatistics {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly fps?: number | undefined;
  readonly videoKbps?: number | undefined;
  readonly audioKbps?: number | undefined;
  readonly netKbps?: number | undefined;
  readonly bufferSeconds?: number | undefined;
  readonly latencySeconds?: number | undefined;
  readonly droppedFrames?: number | undefined;
  readonly engine?: string | undefined;
  readonly codecs?: string | undefined;
  /** Device pixels for each pixel of the picture. */
  readonly scale?: number | undefined;
}

/** The panel's styles come with its code. */
export function adoptStatisticsStyles(root: Node): void {
  adopt(root, statisticsStyles);
}

/** Figures over the picture, one a line. */
export function statisticsPanel(facts: PanelStatistics, words: Words): TemplateResult {
  const { seconds } = words;
  const measures = measuresIn(words.lang);
  const { width, height, fps, videoKbps, audioKbps, netKbps, bufferSeconds, latencySeconds, droppedFrames, engine, codecs, scale } = facts;
  const size = width && height ? `${width} × ${height}` : '';
  const rate = videoKbps === undefined ? netKbps : videoKbps + (audioKbps ?? 0);
  const lines: [string, string | undefined][] = [
    [measures.picture, [size, fps && `${Math.round(fps * 10) / 10} fps`].filter(Boolean).join(', ')],
    [measures.quality, width && height ? qualityText({ width, height, kbps: videoKbps ?? netKbps, scale }, measures) : undefined],
    [measures.rate, rate === undefined ? undefined : `${Math.round(rate)} kbps`],
    [measures.buffer, short(bufferSeconds)],
    [measures.delay, short(latencySeconds)],
    [measures.dropped, droppedFrames === undefined ? undefined : String(droppedFrames)],
    [measures.engine, engine],
    [measures.codecs, codecs],
  ];
  function short(amount: number | undefined): string | undefined {
    return amount === undefined || !Number.isFinite(amount) ? undefined : seconds(amount.toFixed(1));
  }
  return html`<dl part="statistics" class="statistics" aria-label=${words.statistics}>
    ${lines.map(([name, value]) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}
