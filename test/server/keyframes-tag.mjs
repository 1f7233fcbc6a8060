// The `keyframes` table that many recorders write into `onMetaData` (FLV spec v10.1, E.4; AMF 0).

/** @param {string} text */
const short = (text) => Buffer.concat([Buffer.from([text.length >> 8, text.length & 255]), Buffer.from(text)]);

/** @param {number} value */
function number(value) {
  const bytes = Buffer.alloc(9);
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

/** @param {number[]} values */
function array(values) {
  const head = Buffer.from([0x0a, 0, 0, 0, 0]);
  head.writeUInt32BE(values.length, 1);
  return Buffer.concat([head, ...values.map(number)]);
}

const endOfObject = Buffer.from([0, 0, 9]);

/** @param {readonly { seconds: number, at: number }[]} keys @returns {Buffer} a whole tag, with the PreviousTagSize that follows it */
export function keyframesTag(keys) {
  const body = Buffer.concat([
    Buffer.from([2]),
    short('onMetaData'),
    Buffer.from([3]),
    short('keyframes'),
    Buffer.from([3]),
    short('filepositions'),
    array(keys.map(({ at }) => at)),
    short('times'),
    array(keys.map(({ seconds }) => seconds)),
    endOfObject,
    endOfObject,
  ]);
  const tag = Buffer.alloc(11 + body.length + 4);
  tag.writeUInt8(18, 0);
  tag.writeUIntBE(body.length, 1, 3);
  body.copy(tag, 11);
  tag.writeUInt32BE(11 + body.length, 11 + body.length);
  return tag;
}
