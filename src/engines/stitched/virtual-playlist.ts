import type { PlannedSegment } from './plan-segments.js';

/** Addresses inside the engine: hls.js wants some, and nobody ever asks the network for them. */
const base = 'https://stitched.invalid/';
export const playlistUrl = `${base}replay.m3u8`;

/** What an address inside the engine means. */
export interface Address {
  /** One init segment per run of segments that need it: hls.js loads each address once, and each run needs its own. */
  readonly kind: 'segment' | 'init';
  /** Which plan it is of: numbers mean something else in each. */
  readonly plan: number;
  /** Of a planned segment. */
  readonly number: number;
}

export function readUrl(url: string): Address | undefined {
  const [, kind, plan, number] = /^https:\/\/stitched\.invalid\/(segment|init)\/(\d+)\/(\d+)$/.exec(url) ?? [];
  return kind ? { kind: kind as Address['kind'], plan: Number(plan), number: Number(number) } : undefined;
}

/**
 * A media playlist (RFC 8216bis) of planned segments, with a discontinuity where another init segment is needed.
 * @param plan - Its number.
 */
export function virtualPlaylist(segments: readonly PlannedSegment[], plan: number): string {
  const url = (kind: Address['kind'], number: number) => `${base}${kind}/${plan}/${number}`;
  const longest = Math.max(1, ...segments.map(({ duration }) => Math.ceil(duration)));
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${longest}`, '#EXT-X-PLAYLIST-TYPE:VOD', '#EXT-X-INDEPENDENT-SEGMENTS'];
  segments.forEach((segment, number) => {
    const previous = segments[number - 1];
    if (!previous || startsRun(previous, segment)) {
      if (previous) lines.push('#EXT-X-DISCONTINUITY');
      lines.push(`#EXT-X-MAP:URI="${url('init', number)}"`);
    }
    lines.push(`#EXTINF:${segment.duration.toFixed(6)},`, url('segment', number));
  });
  lines.push('#EXT-X-ENDLIST', '');
  return lines.join('\n');
}

function startsRun(previous: PlannedSegment, segment: PlannedSegment): boolean {
  return previous.span !== segment.span || previous.init !== segment.init;
}
