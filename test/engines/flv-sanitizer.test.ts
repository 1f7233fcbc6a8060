import { expect } from '@open-wc/testing';
import { createTagReader, flvAudio, flvVideo, type FlvTag } from '../../src/container/flv-tags.js';
import { encodeFlvHeader, encodeFlvTag } from '../../src/container/flv-tag-writer.js';
import { createFlvSanitizer } from '../../src/engines/flv/flv-sanitizer.js';

type Tag = [type: 'audio' | 'video', time: number, ...data: number[]];

// The smallest records that are what they say: H.264 main 640x360 is not needed, only the codec.
const avcConfig = [0x17, 0, 0, 0, 0, 1, 0x4d, 0x40, 0x1e, 0xff, 0xe1, 0, 0];
const key = [0x17, 1, 0, 0, 0, 1];
const inter = [0x27, 1, 0, 0, 0, 1];
const aacConfig = [0xaf, 0, 0x11, 0x90];
const aac = [0xaf, 1, 0x21];
const alaw = [0x72, 1, 2, 3];

/** Sends tags through a sanitizer and tells what comes out: a line per stream that begins, and one per tag. */
async function sanitize(tags: Tag[], claimed = { audio: true, video: true }, canDecode = () => true): Promise<string[]> {
  const out: string[] = [];
  const sanitizer = createFlvSanitizer(
    {
      bytes(bytes, begins) {
        if (begins) out.push(`begin${(bytes[4] ?? 0) & 1 ? ' video' : ''}${(bytes[4] ?? 0) & 4 ? ' audio' : ''}`);
        else for (const { type, timestamp, data } of read(bytes)) out.push(`${type === flvVideo ? 'video' : 'audio'} ${timestamp} ${kind(type, data)}`);
      },
      undecodable: (codec) => out.push(`undecodable ${codec}`),
      silenced: (codec) => out.push(`silenced ${codec}`),
    },
    canDecode,
    () => 0,
  );
  sanitizer.claim(claimed);
  for (const [type, time, ...data] of tags) for (const tag of read(encodeFlvTag(type === 'video' ? flvVideo : flvAudio, time, Uint8Array.from(data)))) sanitizer.push(tag);
  return out;
}

function read(bytes: Uint8Array): FlvTag[] {
  const reader = createTagReader();
  reader.push(encodeFlvHeader({ audio: true, video: true }));
  return [...reader.push(bytes), ...reader.flush()];
}

function kind(type: number, data: Uint8Array): string {
  if (data[1] === 0) return 'config';
  return type === flvVideo && data[0] === 0x17 ? 'key' : 'frame';
}

describe('a live FLV stream', () => {
  it('begins at once where both claimed tracks have come', async () => {
    const out = await sanitize([
      ['video', 0, ...avcConfig],
      ['audio', 0, ...aacConfig],
      ['video', 0, ...key],
      ['audio', 5, ...aac],
    ]);
    expect(out).to.deep.equal(['begin video audio', 'video 0 config', 'audio 0 config', 'video 0 key', 'audio 5 frame']);
  });

  it('does not wait for ever for sound that is claimed and never comes', async () => {
    const frames = Array.from({ length: 20 }, (_, index): Tag => ['video', index * 40, ...(index ? inter : key)]);
    const out = await sanitize([['video', 0, ...avcConfig], ...frames]);
    expect(out[0]).to.equal('begin video');
    expect(out.filter((line) => /key|frame/.test(line))).to.have.length(20);
  });

  it('begins anew where sound comes late, with the next key frame', async () => {
    const out = await sanitize(
      [
        ['video', 0, ...avcConfig],
        ['video', 0, ...key],
        ['audio', 20, ...aacConfig],
        ['audio', 20, ...aac],
        ['video', 40, ...inter],
        ['video', 80, ...key],
        ['audio', 90, ...aac],
      ],
      { audio: false, video: true },
    );
    expect(out).to.deep.equal([
      'begin video',
      'video 0 config',
      'video 0 key',
      'begin video audio',
      'video 20 config',
      'audio 20 config',
      'video 80 key',
      'audio 90 frame',
    ]);
  });

  it('leaves out sound that no browser plays, and says so once', async () => {
    const out = await sanitize([
      ['video', 0, ...avcConfig],
      ['audio', 0, ...alaw],
      ['video', 0, ...key],
      ['audio', 20, ...alaw],
    ]);
    expect(out).to.deep.equal(['silenced alaw', 'begin video', 'video 0 config', 'video 0 key']);
  });

  it('shows nothing before a key frame', async () => {
    const out = await sanitize([
      ['video', 0, ...avcConfig],
      ['audio', 0, ...aacConfig],
      ['video', 0, ...inter],
      ['audio', 10, ...aac],
      ['video', 40, ...key],
    ]);
    expect(out).to.deep.equal(['begin video audio', 'video 0 config', 'audio 0 config', 'video 40 key']);
  });

  it('says which codec cannot be decoded', async () => {
    expect(await sanitize([['video', 0, 0x1e, 0, 0, 0, 0, 1]])).to.deep.equal(['undecodable H.266']);
    expect(await sanitize([['video', 0, ...avcConfig]], undefined, () => false)).to.have.length.at.most(1);
  });

  it('goes on without a track that stops coming', async () => {
    const tags: Tag[] = [
      ['video', 0, ...avcConfig],
      ['audio', 0, ...aacConfig],
      ['video', 0, ...key],
      ['audio', 0, ...aac],
    ];
    for (let time = 500; time <= 5000; time += 500) tags.push(['video', time, ...key]);
    const out = await sanitize(tags);
    expect(out.filter((line) => line.startsWith('begin'))).to.deep.equal(['begin video audio', 'begin video']);
    expect(out.at(-1)).to.equal('video 5000 key');
  });
});
