// A worker: reads recordings, so that the page’s own thread need not.
import { flvIndexDatabase } from './flv-index-database.js';
import type { MessageEnd } from './recording-messages.js';
import { serveRecordings } from './serve-recordings.js';

serveRecordings(globalThis as unknown as MessageEnd, flvIndexDatabase());
