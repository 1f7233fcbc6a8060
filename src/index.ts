export { PlayerError, type PlayerErrorCode } from './core/player-error.js';
export type { PlayerState } from './core/player-state.js';
export { ReliveLiveElement } from './elements/live/live-element.js';
export { ReliveReplayElement } from './elements/replay/replay-element.js';
export { buildTimeline, type TimelineOptions } from './timeline/build-timeline.js';
export { groupBroadcasts, type Broadcast } from './timeline/group-broadcasts.js';
export { parseRecordings } from './timeline/parse-recordings.js';
export type { Recording } from './timeline/recording.js';
export type { Gap, Span, Timeline } from './timeline/timeline.js';
