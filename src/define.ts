import './define/live.js';
import './define/replay.js';
import './define/list.js';
