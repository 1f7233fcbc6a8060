import type { TimedSei } from '../../engines/engine.js';
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

/** A message that the pusher put into the stream, at the moment when its picture is shown. */
export class SeiMessageEvent extends Event {
  /** 5, 242 or 243 (ITU-T H.264, annex D). */
  readonly payloadType: number;
  /** Of type 5: who it is for, as lower-case hex with dashes. */
  readonly uuid: string | undefined;
  /** What the message says, without the UUID. */
  readonly payload: Uint8Array;
  /** When its picture is shown, on the media element’s timeline. Seconds. */
  readonly mediaTime: number;

  constructor({ payloadType, uuid, payload, time }: TimedSei) {
    super('seimessage');
    this.payloadType = payloadType;
    this.uuid = uuid;
    this.payload = payload;
    this.mediaTime = time;
  }
}

/** How loud the sound is. */
export class VolumeLevelEvent extends Event {
  /** From 0, silence, to 1. */
  constructor(readonly level: number) {
    super('volumelevel');
  }
}
