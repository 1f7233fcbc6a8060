import type { JsonObject } from '../read-body.js';
import type { PushEnd } from './push-end.js';

export type EventSource = 'cloud' | 'srs' | 'node-media-server';

/** What a callback says, in the same words for every sender. Times in epoch milliseconds. */
export interface FeedEvent {
  readonly source: EventSource;
  /** The sender's own name for the kind of event. */
  readonly type: string;
  /** The same for every delivery of one event, and for no other. */
  readonly key: string;
  /** Absent when the sender named none that can be used. */
  readonly stream?: string | undefined;
  /** When it happened; when it came, where the sender does not say. */
  readonly atMs: number;
  /** All fields as they came, but the sign. Kept on the server. */
  readonly body: JsonObject;
  readonly push?: PushChange | undefined;
  /** In the words of `parseRecordings`, which judges it. */
  readonly recording?: JsonObject | undefined;
  /** A piece of a recording that is still growing. */
  readonly segment?: HlsSegment | undefined;
  readonly recordingState?: RecordingState | undefined;
}

/** A push began or ended. */
export interface PushChange {
  /** Orders the pushes of a stream: the same for start and end of one, larger for a later one. Where absent, `atMs` orders. */
  readonly sequence?: bigint | undefined;
  /** Absent when it began. */
  readonly end?: PushEnd | undefined;
  /** Whether the end is that of every push which began before: the sender knows exact times, and has one push a stream. */
  readonly endsEarlier?: boolean | undefined;
  readonly startedMs?: number | undefined;
  /** Path segment that the stream is pushed to. */
  readonly app?: string | undefined;
  /** The connection's id at the media server, needed to close it. */
  readonly session?: string | undefined;
  /** Pixels. */
  readonly width?: number | undefined;
  /** Pixels. */
  readonly height?: number | undefined;
}

export interface HlsSegment {
  readonly recordingId: string;
  readonly url: string;
  readonly index: number;
  /** Seconds. */
  readonly duration: number;
  readonly taskId?: string | undefined;
}

export type RecordingState = 'started' | 'paused' | 'resumed' | 'ended' | 'error';
