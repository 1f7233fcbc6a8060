// A short FLV file as a stream that never ends: its tags again and again, with time stamps that go on.
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {'audio' | 'video' | 'script'} TagKind
 * @typedef {object} FlvTag
 * @property {TagKind} kind
 * @property {number} timestampMs
 * @property {boolean} isKeyFrame
 * @property {boolean} isHeader A sequence header or metadata, not media.
 * @property {Buffer} data The whole tag, with the PreviousTagSize that follows it.
 *
 * @typedef {object} FlvLoop
 * @property {Buffer} header FLV header, metadata and sequence headers: what a live server sends first.
 * @property {readonly FlvTag[]} headerTags The tags in `header`.
 * @property {readonly FlvTag[]} tags The media of one round.
 * @property {number} durationMs Of one round.
 * @property {(ms: number) => Generator<FlvTag, void, undefined>} from The media from `ms` on, for ever.
 * @property {(ms: number) => number} keyFrameAt When the last key frame at or before `ms` is shown.
 */

const kinds = /** @type {Record<number, TagKind>} */ ({ 8: 'audio', 9: 'video', 18: 'script' });
const fileHeaderSize = 13;
const tagHeaderSize = 11;
const bodyAt = tagHeaderSize;

/** @param {Buffer} buffer an FLV file with H.264 and AAC @returns {FlvLoop} */
export function flvLoop(buffer) {
  const all = parseTags(buffer);
  const headerTags = all.filter((tag) => tag.isHeader);
  const first = all.find((tag) => !tag.isHeader)?.timestampMs ?? 0;
  const tags = all.filter((tag) => !tag.isHeader && !isEndOfSequence(tag)).map((tag) => restamp(tag, tag.timestampMs - first));
  const durationMs = Math.max(trackDuration(tags, 'audio'), trackDuration(tags, 'video'));
  const keyFrames = tags.filter((tag) => tag.isKeyFrame).map((tag) => tag.timestampMs);

  /** @param {number} ms */
  function* from(ms) {
    for (let round = Math.floor(ms / durationMs); ; round++) {
      for (const tag of tags) {
        const timestampMs = tag.timestampMs + round * durationMs;
        if (timestampMs >= ms) yield restamp(tag, timestampMs);
      }
    }
  }

  /** @param {number} ms */
  function keyFrameAt(ms) {
    const roundStart = Math.floor(ms / durationMs) * durationMs;
    return roundStart + Math.max(0, ...keyFrames.filter((time) => time <= ms - roundStart));
  }

  const header = Buffer.concat([buffer.subarray(0, fileHeaderSize), ...headerTags.map((tag) => tag.data)]);
  return { header, headerTags, tags, durationMs, from, keyFrameAt };
}

/**
 * Hands over each tag when its time has come.
 * @param {Iterable<FlvTag>} tags @param {() => number} elapsedMs what the stream's clock says
 * @param {(tag: FlvTag) => void} send @param {AbortSignal} signal ends it
 */
export async function pace(tags, elapsedMs, send, signal) {
  for (const tag of tags) {
    while (!signal.aborted && tag.timestampMs > elapsedMs()) {
      await sleep(tag.timestampMs - elapsedMs(), undefined, { signal }).catch(() => {});
    }
    if (signal.aborted) return;
    send(tag);
  }
}

/** @param {Buffer} buffer @returns {FlvTag[]} */
export function parseTags(buffer) {
  const tags = [];
  for (let at = fileHeaderSize; at + tagHeaderSize <= buffer.length;) {
    const size = tagHeaderSize + buffer.readUIntBE(at + 1, 3) + 4;
    if (at + size > buffer.length) break;
    tags.push(parseTag(buffer.subarray(at, at + size)));
    at += size;
  }
  return tags;
}

/** @param {Buffer} data @returns {FlvTag} */
function parseTag(data) {
  const kind = kinds[data.readUInt8(0)];
  if (!kind) throw new Error(`FLV tag of type ${data[0]}`);
  const timestampMs = data.readUIntBE(4, 3) + data.readUInt8(7) * 0x1000000;
  const isSequenceHeader = kind !== 'script' && data[bodyAt + 1] === 0;
  const isKeyFrame = kind === 'video' && !isSequenceHeader && data.readUInt8(bodyAt) >> 4 === 1;
  return { kind, timestampMs, isKeyFrame, isHeader: kind === 'script' || isSequenceHeader, data };
}

/** ffmpeg ends a file with such a tag; in the middle of a stream it would end the picture. @param {FlvTag} tag */
const isEndOfSequence = (tag) => tag.kind === 'video' && tag.data[bodyAt + 1] === 2;

/** @param {FlvTag} tag @param {number} timestampMs @returns {FlvTag} */
export function restamp(tag, timestampMs) {
  const data = Buffer.from(tag.data);
  data.writeUIntBE(timestampMs & 0xffffff, 4, 3);
  data.writeUInt8((timestampMs >>> 24) & 0xff, 7);
  return { ...tag, timestampMs, data };
}

/** FLV does not say how long the last frame is: as long as the others. @param {FlvTag[]} tags @param {TagKind} kind */
function trackDuration(tags, kind) {
  const times = tags.filter((tag) => tag.kind === kind).map((tag) => tag.timestampMs);
  if (times.length < 2) return 0;
  return Math.round((Math.max(...times) * times.length) / (times.length - 1));
}
