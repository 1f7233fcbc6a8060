import type { QualityUse } from '../../core/video-quality.js';

/** The words of the statistics, in one language. */
export interface Measures {
  readonly picture: string;
  readonly quality: string;
  readonly rate: string;
  readonly buffer: string;
  readonly delay: string;
  readonly dropped: string;
  readonly engine: string;
  readonly codecs: string;
  readonly uses: Readonly<Record<QualityUse, string>>;
  /** A bitrate beside the range that its size is meant for. */
  of(kbps: number, min: number, max: number): string;
  /** Follows a bitrate below that range. */
  readonly low: string;
  /** How large the picture is shown, device pixels for each of its own. */
  shownAt(scale: string): string;
}

const english: Measures = {
  picture: 'Picture',
  quality: 'Quality',
  rate: 'Rate',
  buffer: 'Buffer',
  delay: 'Delay',
  dropped: 'Dropped',
  engine: 'Engine',
  codecs: 'Codecs',
  uses: { show: 'show room', game: 'game', 'co-host': 'co-host', 'co-host, small': 'co-host, small', 'blu-ray': 'blu-ray' },
  of: (kbps, min, max) => `${kbps} of ${min}–${max} kbps`,
  low: 'low',
  shownAt: (scale) => `shown at ${scale}×`,
};

const chinese: Measures = {
  picture: '画面',
  quality: '清晰度',
  rate: '码率',
  buffer: '缓冲',
  delay: '延迟',
  dropped: '丢帧',
  engine: '引擎',
  codecs: '编码',
  uses: { show: '秀场', game: '游戏', 'co-host': '连麦', 'co-host, small': '连麦小画面', 'blu-ray': '蓝光' },
  of: (kbps, min, max) => `${kbps} kbps（建议 ${min}–${max}）`,
  low: '偏低',
  shownAt: (scale) => `以 ${scale} 倍显示`,
};

/** @param lang - Tag of a language (BCP 47) that the player speaks. */
export function measuresIn(lang: string): Measures {
  return lang.startsWith('zh') ? chinese : english;
}
