import Hls from 'hls.js/light';
import type { ErrorData } from 'hls.js';
import { videoTimescale, videoTrackId } from '../../container/cmaf-init.js';
import type { MessageEnd } from '../../container/recording-messages.js';
import { PlayerError } from '../../core/player-error.js';
import { buildTimeline, type TimelineOptions } from '../../timeline/build-timeline.js';
import { carryPosition } from '../../timeline/carry-position.js';
import type { Recording } from '../../timeline/recording.js';
import type { Timeline } from '../../timeline/timeline.js';
import type { Engine, EngineRequest } from '../engine.js';
import { createOpenRecordings } from './open-recordings.js';
import { planSegments, type Plan, type PlannedSegment } from './plan-segments.js';
import { recordingOpener } from './recording-opener.js';
import { seededStreamController } from './seeded-stream-controller.js';
import { virtualLoader } from './virtual-loader.js';
import { watchSeeks } from './watch-seeks.js';
import { playlistUrl, readUrl, virtualPlaylist } from './virtual-playlist.js';

/** Decode times may not be negative, and sound may begin before the first picture: room for it. Seconds. */
const origin = 10;

/** What a stitched replay is made of. */
export interface StitchedRequest extends Omit<EngineRequest, 'url' | 'response'> {
  readonly recordings: readonly Recording[];
  readonly timelineOptions?: TimelineOptions;
  /** Seconds of play time to begin at. */
  readonly startTime?: number;
  /** Media that has been played is kept for so many seconds. Default 30. */
  readonly backBufferSeconds?: number;
  /** What is known of the recordings changed: the timeline that plays from now on. */
  onTimeline(timeline: Timeline): void;
  /** A recording cannot be played; another takes its place, or a gap does. */
  onRecordingFailed(recording: Recording, error: PlayerError): void;
}

/**
 * Plays recordings of any format as one: a playlist that exists nowhere, whose segments are made of the recordings as they are needed.
 *
 * One instance of hls.js and one MediaSource play over all seams. Where a recording fails, the plan is made anew without it and playback
 * goes on from the same moment.
 * @param worker - Where recordings are read, once it runs; `undefined` for this thread.
 */
export function startStitchedEngine(request: StitchedRequest, worker: Promise<MessageEnd | undefined>): Engine {
  const { media, signal, report, recordings } = request;
  let receivedBytes = 0;
  let plan: Plan | undefined;
  let hls: Hls | undefined;

  let firstFailure: PlayerError | undefined;

  const opened = createOpenRecordings(recordingOpener(worker), { canPlay, http: { requestInit: { credentials: request.credentials } } }, signal, (recording, error) => {
    firstFailure ??= error;
    request.onRecordingFailed(recording, error);
  });

  /** A plan of all recordings that play. Those that fail to open leave their minutes to others, which are opened in turn. */
  async function makePlan(): Promise<Plan> {
    for (;;) {
      const { measured, failed, readers } = opened;
      const timeline = buildTimeline(recordings, { ...request.timelineOptions, measured, failed });
      const needed = timeline.spans.map(({ recording }) => recording).filter(({ id }) => !readers.has(id));
      if (!needed.length) return planSegments(timeline, readers);
      await opened.open(needed);
      signal.throwIfAborted();
    }
  }

  async function begin(startTime: number): Promise<void> {
    const previous = plan;
    const next = await makePlan();
    if (!next.segments.length) throw firstFailure ?? new PlayerError('unsupported-format', 'None of the recordings can be played.');
    const position = previous ? (carryPosition(media.currentTime, previous.timeline, next.timeline) ?? 0) : startTime;
    plan = next;
    request.onTimeline(next.timeline);
    if (hls) report({ type: 'restart' });
    hls?.destroy();
    hls = attach(next, position);
  }

  function attach(current: Plan, startPosition: number): Hls {
    const text = virtualPlaylist(current.segments);
    const loader = virtualLoader(async (url, loading) => {
      const target = readUrl(url);
      if (!target) return text;
      const planned = current.segments[target.number] as PlannedSegment;
      const { id } = planned.span.recording;
      try {
        const bytes = await load(planned, target.kind, loading);
        receivedBytes += bytes.byteLength;
        return bytes;
      } catch (error) {
        if (!loading.aborted && plan === current) replan(id, PlayerError.from(error, 'decode'));
        throw error;
      }
    });
    const instance = new Hls({
      ...seededStreamController(origin * videoTimescale, videoTimescale, videoTrackId),
      loader,
      enableWorker: false,
      startPosition,
      backBufferLength: request.backBufferSeconds ?? 30,
      maxBufferLength: 30,
      maxMaxBufferLength: 60,
    });
    instance.on(Hls.Events.MEDIA_ATTACHED, () => report({ type: 'attached' }));
    instance.on(Hls.Events.BUFFER_CODECS, (_event, tracks) => report({ type: 'codecs', codecs: Object.values(tracks).flatMap(({ codec }) => codec ?? []).join(', ') }));
    instance.on(Hls.Events.ERROR, (_event, data) => data.fatal && plan === current && recover(current, data));
    instance.attachMedia(media);
    instance.loadSource(playlistUrl);
    return instance;
  }

  async function load(planned: PlannedSegment, kind: 'init' | 'segment', loading: AbortSignal): Promise<ArrayBuffer> {
    const reader = opened.readers.get(planned.span.recording.id);
    if (!reader) throw new PlayerError('aborted', 'The recording is closed.');
    if (kind === 'init') return exactBuffer(await reader.initSegment(planned.init));
    const { timeOffset, until } = planned;
    const { bytes } = await reader.segment(planned.index, { timeOffset: timeOffset + origin, ...(until !== undefined && { until }), signal: loading });
    return exactBuffer(bytes);
  }

  /** A fatal error of hls.js is one of the media where it says so: then the recording that plays is the one that cannot. */
  function recover(current: Plan, data: ErrorData): void {
    const planned = current.segments[readUrl(data.frag?.url ?? '')?.number ?? -1];
    const error = new PlayerError('decode', 'The browser could not decode a recording.', { cause: data.error });
    if (planned) replan(planned.span.recording.id, error);
    else report({ type: 'error', error });
  }

  function replan(id: string, error: PlayerError): void {
    opened.fail(id, error);
    begin(0).catch(stop);
  }

  function stop(error: unknown): void {
    if (!signal.aborted) report({ type: 'error', error: PlayerError.from(error, 'decode') });
  }

  signal.addEventListener('abort', () => hls?.destroy(), { once: true });
  watchSeeks(media, signal);
  begin(request.startTime ?? 0).catch(stop);

  return {
    name: 'stitched',
    get receivedBytes() {
      return receivedBytes;
    },
  };
}

function canPlay(mimeType: string): boolean {
  return Hls.getMediaSource()?.isTypeSupported(mimeType) === true;
}

function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.byteLength === bytes.buffer.byteLength ? (bytes.buffer as ArrayBuffer) : (bytes.slice().buffer as ArrayBuffer);
}
