import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseMediaPlaylist, parseMultivariantPlaylist, writeMultivariantPlaylist } from '../../src/container/hls-playlist.js';
import type { VariantWish } from '../../src/container/hls-variant.js';
import { chooseVariant } from '../../src/container/hls-variant.js';

const master = `#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="other",URI="other.m3u8"
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="main, first",DEFAULT=YES,URI="sound/main.m3u8?t=1"
#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360,CODECS="avc1.64001e,mp4a.40.2",AUDIO="a",SUBTITLES="s"
low.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=2000000,RESOLUTION=1280x720,CODECS="avc1.64001f,mp4a.40.2",AUDIO="a"
/mid.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=5000000,RESOLUTION=1920x1080,CODECS="avc1.640028,mp4a.40.2",AUDIO="a"
https://other.test/high.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=4000000,RESOLUTION=1920x1080,CODECS="hvc1.1.6.L120.90,mp4a.40.2",AUDIO="a"
hevc.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a.40.2",AUDIO="a"
sound.m3u8
`;
const playlist = parseMultivariantPlaylist(master, 'https://a.test/x/index.m3u8?key=1');
const chosen = (wish: VariantWish) => chooseVariant(playlist?.variants ?? [], wish)?.url.split('/').at(-1);

describe('HLS variants', () => {
  it('are read with absolute addresses', () => {
    assert.deepEqual(playlist?.variants.map((variant) => variant.url), ['https://a.test/x/low.m3u8', 'https://a.test/mid.m3u8', 'https://other.test/high.m3u8', 'https://a.test/x/hevc.m3u8', 'https://a.test/x/sound.m3u8']); // prettier-ignore
    assert.deepEqual(playlist?.sounds.map((sound) => [sound.url, sound.preferred]), [['https://a.test/x/other.m3u8', false], ['https://a.test/x/sound/main.m3u8?t=1', true]]); // prettier-ignore
    assert.deepEqual(playlist?.variants[0]?.codecs, ['avc1.64001e', 'mp4a.40.2']);
  });

  it('are chosen by the size of the player', () => {
    assert.equal(chosen({ playerSize: { width: 600, height: 330 } }), 'low.m3u8');
    assert.equal(chosen({ playerSize: { width: 641, height: 361 } }), 'mid.m3u8');
    assert.equal(chosen({ playerSize: { width: 3840, height: 2160 } }), 'high.m3u8');
    assert.equal(chosen({}), 'high.m3u8');
  });

  it('are chosen by what the network carries', () => {
    assert.equal(chosen({ bandwidth: 3_000_000 }), 'mid.m3u8');
    assert.equal(chosen({ bandwidth: 1_500_000, playerSize: { width: 1920, height: 1080 } }), 'low.m3u8');
    assert.equal(chosen({ bandwidth: 100_000 }), 'low.m3u8');
  });

  it('are left out if they cannot be played', () => {
    assert.equal(chosen({ canPlay: (type) => !type.includes('avc1.640028') }), 'hevc.m3u8');
    assert.equal(chosen({ canPlay: (type) => !type.includes('hvc1') && !type.includes('avc1.640028') }), 'mid.m3u8');
  });

  it('are written again as a playlist of one variant and its sound', () => {
    const [variant] = playlist?.variants ?? [];
    assert.ok(variant);
    const again = parseMultivariantPlaylist(writeMultivariantPlaylist(variant, 'https://a.test/s.m3u8'), 'https://b.test/');
    assert.deepEqual(again?.variants.map((each) => [each.url, each.audioGroup]), [['https://a.test/x/low.m3u8', 'a']]); // prettier-ignore
    assert.equal(again?.sounds[0]?.url, 'https://a.test/s.m3u8');
    assert.ok(!writeMultivariantPlaylist(variant, undefined).includes('AUDIO'));
  });

  it('are none in a media playlist', () => {
    assert.equal(parseMultivariantPlaylist('#EXTM3U\n#EXTINF:4,\n0.ts\n', 'https://a.test/'), undefined);
  });
});

describe('HLS media playlist', () => {
  const read = (text: string) => parseMediaPlaylist(text, 'https://a.test/x/index.m3u8');

  it('gets absolute addresses, in keys and maps too', () => {
    const { text } = read('#EXTM3U\r\n#EXT-X-KEY:METHOD=AES-128,URI="../k.bin",IV=0x01\r\n#EXT-X-MAP:URI="init.mp4"\r\n#EXTINF:4,\r\n//cdn.test/0.m4s?a=1\r\n#EXT-X-ENDLIST\r\n');
    for (const address of ['URI="https://a.test/k.bin"', 'URI="https://a.test/x/init.mp4"', 'https://cdn.test/0.m4s?a=1']) assert.ok(text.includes(address), address);
  });

  it('is ended if it was not', () => {
    assert.equal(read('#EXTM3U\n#EXTINF:4,\n0.ts\n').text.match(/#EXT-X-ENDLIST/g)?.length, 1);
    assert.equal(read('#EXTM3U\n#EXTINF:4,\n0.ts\n#EXT-X-ENDLIST').text.match(/#EXT-X-ENDLIST/g)?.length, 1);
  });

  it('loses the segments that are missing, but not the keys before them', () => {
    const { text, durations } = read('#EXTM3U\n#EXTINF:4,\n0.ts\n#EXT-X-KEY:METHOD=NONE\n#EXT-X-GAP\n#EXTINF:5,\n1.ts\n#EXTINF:6.5,\n2.ts\n');
    assert.deepEqual(durations, [4, 6.5]);
    assert.ok(!text.includes('1.ts') && text.includes('METHOD=NONE') && !text.includes('GAP'));
  });

  it('stands nonsense', () => {
    assert.deepEqual(read('').durations, []);
    assert.deepEqual(read('#EXTM3U\n#EXTINF:abc\nhttp://[\n').durations, [0]);
  });
});
