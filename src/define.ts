import './define/live.js';
import './define/replay.js';
