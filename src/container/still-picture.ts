import { parseAvcConfig } from './avc.js';
import type { VideoConfig } from './codec-config.js';
import { bytesOfBase64 } from './base64.js';

/** One picture to show where a recording has none. */
export interface StillPicture {
  readonly config: VideoConfig;
  /** A key frame as an MP4 sample. */
  readonly data: Uint8Array;
}

/** A near-black 320x180 picture: avcC and one IDR frame, H.264 Constrained Baseline. */
const avcC = 'AULAHv/hABhnQsAe3BQZ+fARAAADAAEAAAMAAg8WL4ABAAVozg8sgA==';
const idr =
  'AAAAxmWIhAS8RigADX3HAANUnJycnJycnJycnJycnJycnJycnXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXg==';

/** The picture used when the page brings none. */
export function blankPicture(): StillPicture {
  const config = parseAvcConfig(bytesOfBase64(avcC));
  if (!config) throw new Error('unreachable: the constant is a valid record');
  return { config, data: bytesOfBase64(idr) };
}
