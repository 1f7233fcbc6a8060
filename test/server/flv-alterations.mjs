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
    if (tag.kind === 'video' && query.get('codec') === 'unknown') return withFirstByte(tag, (byte) => (byte & 0xf0) | unknownCodec);
    return tag;
  };
}

/** @param {FlvTag} tag @param {(byte: number) => number} change @returns {FlvTag} */
function withFirstByte(tag, change) {
  const data = Buffer.from(tag.data);
  data.writeUInt8(change(data.readUInt8(bodyAt)), bodyAt);
  return { ...tag, data };
}
