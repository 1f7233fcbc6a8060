import Hls from 'hls.js/light';
import { startHls } from './start-hls.js';

export const start = startHls(Hls);
