/** One variant of a multivariant playlist (RFC 8216, 4.3.4.2). */
export interface HlsVariant {
  readonly url: string;
  /** Peak bits a second. */
  readonly bandwidth: number;
  /** 0 where the playlist does not say. */
  readonly width: number;
  readonly height: number;
  /** RFC 6381 strings; empty where the playlist does not say. */
  readonly codecs: readonly string[];
  /** Group of its sound, where that is in playlists of its own. */
  readonly audioGroup: string | undefined;
  /** The attributes as they are. */
  readonly attributes: string;
}

export interface HlsRendition {
  readonly group: string;
  readonly url: string | undefined;
  readonly preferred: boolean;
}

export interface MultivariantPlaylist {
  readonly variants: readonly HlsVariant[];
  readonly sounds: readonly HlsRendition[];
}

export interface MediaPlaylist {
  /** The playlist with absolute addresses, without the segments that are missing (EXT-X-GAP), and ended. */
  readonly text: string;
  /** Seconds of each segment. */
  readonly durations: readonly number[];
  /** Whether segments are parts of larger files. */
  readonly ranged: boolean;
}

/** @returns `undefined` for a media playlist. */
export function parseMultivariantPlaylist(text: string, url: string): MultivariantPlaylist | undefined {
  const lines = linesOf(text);
  const variants: HlsVariant[] = [];
  const sounds: HlsRendition[] = [];
  lines.forEach((line, index) => {
    if (line.startsWith('#EXT-X-STREAM-INF:')) {
      const attributes = line.slice('#EXT-X-STREAM-INF:'.length);
      const get = attributesOf(attributes);
      const uri = lines.slice(index + 1).find((next) => !next.startsWith('#'));
      const address = uri && absolute(uri, url);
      const [width = 0, height = 0] = (get.get('RESOLUTION') ?? '').split('x').map(Number);
      const codecs = (get.get('CODECS') ?? '').split(',').map((codec) => codec.trim()).filter(Boolean); // prettier-ignore
      const bandwidth = Number(get.get('BANDWIDTH')) || 0;
      if (address) variants.push({ url: address, bandwidth, width: width || 0, height: height || 0, codecs, audioGroup: get.get('AUDIO'), attributes });
    } else if (line.startsWith('#EXT-X-MEDIA:')) {
      const get = attributesOf(line.slice('#EXT-X-MEDIA:'.length));
      const uri = get.get('URI');
      const address = uri === undefined ? undefined : absolute(uri, url);
      if (get.get('TYPE') === 'AUDIO') sounds.push({ group: get.get('GROUP-ID') ?? '', url: address, preferred: get.get('DEFAULT') === 'YES' });
    }
  });
  return variants.length > 0 ? { variants, sounds } : undefined;
}

/** Reads a media playlist (RFC 8216, 4.3.3). */
export function parseMediaPlaylist(text: string, url: string): MediaPlaylist {
  const lines: string[] = [];
  const durations: number[] = [];
  let pending: string[] = [];
  let duration = 0;
  let missing = false;
  for (const line of linesOf(text)) {
    if (line === '#EXT-X-ENDLIST') continue;
    if (line.startsWith('#EXTINF:')) duration = Number.parseFloat(line.slice(8)) || 0;
    if (line === '#EXT-X-GAP') missing = true;
    else pending.push(line.startsWith('#') ? line.replace(/\bURI="([^"]*)"/, (_, uri: string) => `URI="${absolute(uri, url) ?? uri}"`) : (absolute(line, url) ?? line));
    if (line.startsWith('#')) continue;
    if (missing) pending = pending.filter((each) => each.startsWith('#EXT-X-') && !each.startsWith('#EXT-X-BYTERANGE'));
    else durations.push(duration);
    lines.push(...pending);
    [pending, duration, missing] = [[], 0, false];
  }
  return { text: [...lines, '#EXT-X-ENDLIST', ''].join('\n'), durations, ranged: text.includes('#EXT-X-BYTERANGE') };
}

/** A multivariant playlist of one variant and one sound. */
export function writeMultivariantPlaylist(variant: HlsVariant, sound: string | undefined): string {
  const media = sound ? [`#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="${variant.audioGroup ?? ''}",NAME="1",DEFAULT=YES,AUTOSELECT=YES,URI="${sound}"`] : [];
  const attributes = sound ? variant.attributes : variant.attributes.replace(/,?AUDIO="[^"]*"/, '');
  // Groups of other kinds are left out with their renditions.
  return ['#EXTM3U', ...media, `#EXT-X-STREAM-INF:${attributes.replace(/,?(VIDEO|SUBTITLES|CLOSED-CAPTIONS)=("[^"]*"|NONE)/g, '')}`, variant.url, ''].join('\n');
}

function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.trim()); // prettier-ignore
  return lines.filter((line) => line !== '' && (!line.startsWith('#') || line.startsWith('#EXT')));
}

function attributesOf(list: string): Map<string, string> {
  const pairs = [...list.matchAll(/([A-Z0-9-]+)=("[^"]*"|[^,]*)/g)];
  return new Map(pairs.map(([, name = '', value = '']) => [name, value.replace(/^"|"$/g, '')]));
}

function absolute(uri: string, base: string): string | undefined {
  try {
    return new URL(uri, base).href;
  } catch {
    return undefined;
  }
}
