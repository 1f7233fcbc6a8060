import type { PlannedSegment } from './plan-segments.js';

/** Addresses inside the engine: hls.js wants some, and nobody ever asks the network for them. */
const base = 'https://stitched.invalid/';
export const playlistUrl = `${base}replay.m3u8`;

const segmentUrl = (number: number) => `${base}segment/${number}`;
/** One address per run of segments with one init segment: hls.js loads each address once, and each run needs its own. */
const initUrl = (number: number) => `${base}init/${number}`;

/** What an address inside the engine means. `number` is that of a planned segment. */
export function readUrl(url: string): { kind: 'segment' | 'init'; number: number } | undefined {
  const [, kind, number] = /^https:\/\/stitched\.invalid\/(segment|init)\/(\d+)$/.exec(url) ?? [];
  return kind ? { kind: kind as 'segment' | 'init', number: Number(number) } : undefined;
}

/** A media playlist (RFC 8216bis) of planned segments, with a discontinuity where another init segment is needed. */
export function virtualPlaylist(segments: readonly PlannedSegment[]): string {
  const longest = Math.max(1, ...segments.map(({ duration }) => Math.ceil(duration)));
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${longest}`, '#EXT-X-PLAYLIST-TYPE:VOD', '#EXT-X-INDEPENDENT-SEGMENTS'];
  segments.forEach((segment, number) => {
    const previous = segments[number - 1];
    if (!previous || startsRun(previous, segment)) {
      if (previous) lines.push('#EXT-X-DISCONTINUITY');
      lines.push(`#EXT-X-MAP:URI="${initUrl(number)}"`);
    }
    lines.push(`#EXTINF:${segment.duration.toFixed(6)},`, segmentUrl(number));
  });
  lines.push('#EXT-X-ENDLIST', '');
  return lines.join('\n');
}

function startsRun(previous: PlannedSegment, segment: PlannedSegment): boolean {
  return previous.span !== segment.span || previous.init !== segment.init;
}
