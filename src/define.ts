import './define/live.js';
