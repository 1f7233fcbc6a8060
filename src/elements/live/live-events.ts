import type { PlaybackWarning } from '../../live/warning.js';

/** Something that a viewer may notice and that does not stop playback. */
export class WarningEvent extends Event {
  readonly code: PlaybackWarning['code'];
  /** What happened, in a sentence. */
  readonly message: string;

  constructor({ code, message }: PlaybackWarning) {
    super('warning');
    this.code = code;
    this.message = message;
  }
}

/** How loud the sound is. */
export class VolumeLevelEvent extends Event {
  /** From 0, silence, to 1. */
  constructor(readonly level: number) {
    super('volumelevel');
  }
}
