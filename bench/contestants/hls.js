import Hls from 'hls.js';
import { startHls } from './start-hls.js';

export const start = startHls(Hls);
