// Rewraps an MP4 as FLV: node --import tsx test/container/rewrap-as-flv.ts FROM TO
import { readFileSync, writeFileSync } from 'node:fs';
import { flvFromMp4 } from './flv-from-mp4.js';

const [from = '', to = ''] = process.argv.slice(2);
const mp4 = readFileSync(from);
const at = mp4.indexOf('av1C');
// The record as it was written, sequence header included.
const record = at < 0 ? undefined : new Uint8Array(mp4.subarray(at + 4, at - 4 + mp4.readUInt32BE(at - 4)));
writeFileSync(to, await flvFromMp4(mp4, { style: 'legacy', ...(record && { record }) }));
