import type { SeiMessage } from '../../core/sei.js';

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

  constructor({ payloadType, uuid, payload, time }: SeiMessage & { readonly time: number }) {
    super('seimessage');
    this.payloadType = payloadType;
    this.uuid = uuid;
    this.payload = payload;
    this.mediaTime = time;
  }
}
