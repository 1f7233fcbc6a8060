import type { FeedSettings } from '../feed-options.js';
import type { Document } from './document.js';
import { Refusal } from '../refusal.js';
import { documentOfText } from './document.js';
import { publicUrl } from './media-url.js';
import { selectReplays } from './replay-item.js';

/**
 * The playlist (RFC 8216) of a recording that a media server told of piece by piece: all its pieces so far.
 * The server's own playlist only holds the last minute.
 * @throws {Refusal} 404 when there is none to be seen.
 */
export async function hlsPlaylist(recordingId: string, settings: FeedSettings): Promise<Document> {
  const { db } = settings.store;
  const segments = await db
    .selectFrom('segments')
    .innerJoin('recordings', 'recordings.id', 'segments.recording_id')
    .select(['segments.index', 'segments.url', 'segments.duration'])
    .where('recording_id', '=', recordingId)
    .where('recordings.replay_id', 'in', selectReplays(db).clearSelect().select('replays.id'))
    .orderBy('segments.index')
    .execute();
  if (segments.length === 0) throw new Refusal(404, 'There is no such recording.');
  const longest = Math.max(...segments.map(({ duration }) => duration));
  const lines = segments.flatMap(({ index, url, duration }, position) => [
    // A piece is missing before it, or the pusher's clock began again.
    ...(position > 0 && index !== (segments[position - 1]?.index ?? 0) + 1 ? ['#EXT-X-DISCONTINUITY'] : []),
    `#EXTINF:${duration.toFixed(3)},`,
    publicUrl(url, settings, '../'),
  ]);
  return documentOfText(
    [
      '#EXTM3U',
      '#EXT-X-VERSION:3',
      `#EXT-X-TARGETDURATION:${Math.ceil(longest)}`,
      '#EXT-X-MEDIA-SEQUENCE:0',
      '#EXT-X-PLAYLIST-TYPE:VOD',
      ...lines,
      '#EXT-X-ENDLIST',
      '',
    ].join('\n'),
  );
}
