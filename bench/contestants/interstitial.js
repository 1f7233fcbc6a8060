import Hls from 'hls.js';
import { startHls } from './start-hls.js';

/** hls.js puts an interstitial into its primary’s buffer where it can (interstitialAppendInPlace is on by default). */
export const start = startHls(Hls);
