// What a bad pusher does to a stream, tag by tag.

/**
 * @typedef {import('./flv-loop.mjs').FlvTag} FlvTag
 * @typedef {(tag: FlvTag, sinceMs: number) => FlvTag | undefined} Alteration
 */

/** Where the data of a tag begins. */
const bodyAt = 11;
/** Upper half of a sound tag's first byte: G.711 A-law; the lower half stays (FLV specification v10.1, E.4.2.1). */
const alaw = 0x70;
/** Lower half of a picture tag's first byte: nothing was ever given this codec. */
const unknownCodec = 14;

/** A span of time such as `1500-4500`, in ms since the connection began. @param {string | null} text */
export function readSpan(text) {
  const [from = NaN, to = Infinity] = (text ?? '').split(/[-:]/).map(Number);
  return text === null ? undefined : { from, to, covers: (/** @type {number} */ ms) => ms >= from && ms < to };
}

/** What the query does to a tag: `undefined` leaves it out. @param {URLSearchParams} query @returns {Alteration} */
export function alteration(query) {
  const noKey = readSpan(query.get('nokey'));
  const lateMs = Number(query.get('late') ?? 0);
  return (tag, sinceMs) => {
    if (tag.kind !== 'script' && (query.has(`no${tag.kind}`) || (query.has('only') && query.get('only') !== tag.kind))) return undefined;
    if (tag.kind === 'audio' && sinceMs < lateMs) return undefined;
    if (tag.isKeyFrame && noKey?.covers(sinceMs)) return undefined;
    if (tag.kind === 'audio' && query.has('alaw')) return tag.isHeader ? undefined : withFirstByte(tag, (byte) => alaw | (byte & 15));
    if (tag.isKeyFrame && query.has('sei')) return withSei(tag, query.get('sei') ?? '');
    if (tag.kind === 'video' && query.get('codec') === 'unknown') return withFirstByte(tag, (byte) => (byte & 0xf0) | unknownCodec);
    return tag;
  };
}

/** Before the picture of an H.264 tag, unregistered user data and one of payload type 242. @param {FlvTag} tag @param {string} text @returns {FlvTag} */
export function withSei(tag, text) {
  const uuid = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
  const said = Buffer.from(text);
  const nal = Buffer.concat([Buffer.from([6, 5, uuid.length + said.length]), uuid, said, Buffer.from([242, said.length]), said, Buffer.from([0x80])]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(nal.length);
  // Before the NAL units lie frame type, packet type and composition time.
  const at = bodyAt + 5;
  const data = Buffer.concat([tag.data.subarray(0, at), size, nal, tag.data.subarray(at)]);
  data.writeUIntBE(data.length - bodyAt - 4, 1, 3);
  data.writeUInt32BE(data.length - 4, data.length - 4);
  return { ...tag, data };
}

/** @param {FlvTag} tag @param {(byte: number) => number} change @returns {FlvTag} */
function withFirstByte(tag, change) {
  const data = Buffer.from(tag.data);
  data.writeUInt8(change(data.readUInt8(bodyAt)), bodyAt);
  return { ...tag, data };
}
