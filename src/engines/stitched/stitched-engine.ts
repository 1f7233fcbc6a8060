import Hls from 'hls.js/light';
import type { ErrorData } from 'hls.js';
import type { RecordingFacts } from '../../container/opened-recording.js';
import type { MessageEnd } from '../../container/recording-messages.js';
import { PlayerError } from '../../core/player-error.js';
import { buildTimeline, type TimelineOptions } from '../../timeline/build-timeline.js';
import { carryPosition } from '../../timeline/carry-position.js';
import { locateSpan, playToSource } from '../../timeline/locate.js';
import type { Recording } from '../../timeline/recording.js';
import type { Timeline } from '../../timeline/timeline.js';
import type { Engine, EngineRequest } from '../engine.js';
import { agreement } from './agreement.js';
import { bufferPlayer, origin, type BufferPlayer } from './buffer-player.js';
import { keptMessages, type PlayedMessage } from './kept-messages.js';
import { createOpenRecordings } from './open-recordings.js';
import { planSegments, type Plan, type PlannedSegment } from './plan-segments.js';
import { recordingOpener } from './recording-opener.js';
import { virtualLoader } from './virtual-loader.js';
import { watchSeeks } from './watch-seeks.js';
import { readUrl, virtualPlaylist, type Address } from './virtual-playlist.js';

/** Recordings that begin so soon after what is being loaded are opened. Seconds. */
const near = 60;
/** Media that is played so soon stays where it is. Seconds. */
const lead = 1;
/** Positions that are closer than this are the same. Seconds. */
const rounding = 0.001;

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

/** The engine of stitched replays. */
export interface StitchedEngine extends Engine {
  /**
   * A small picture of what is to be seen at a play time; `undefined` where there is none.
   * @param width - In device pixels.
   * @throws PlayerError where its recording cannot be read.
   */
  preview(playTime: number, width: number, signal: AbortSignal): Promise<HTMLCanvasElement | undefined>;
  /** Messages in pictures that are shown after `from` and not after `to`, of what is loaded. Seconds of play time. */
  messages(from: number, to: number): readonly PlayedMessage[];
  /** Whether a recording has no picture of its own, as far as that is known. */
  isSoundOnly(recording: Recording): boolean;
}

/**
 * Plays recordings of any format as one: a playlist that exists nowhere, whose segments are made of the recordings as they are needed.
 *
 * One instance of hls.js and one MediaSource play over all seams. A recording is opened when it comes near: until then its minutes are laid
 * out by hints. What is learnt of it, or that it fails, makes a new plan, which playback takes up without a stop where what is on show has
 * its place in it.
 * @param worker - Where recordings are read, once it runs; `undefined` for this thread.
 */
export function startStitchedEngine(request: StitchedRequest, worker: Promise<MessageEnd | undefined>): StitchedEngine {
  const { media, signal, report, recordings } = request;
  let receivedBytes = 0;
  let plan: Plan | undefined;
  let planNumber = 0;
  let player: BufferPlayer | undefined;
  let firstFailure: PlayerError | undefined;
  /** Whether more is known than the plan says. */
  let stale = false;
  let replanWanted = false;
  let replanning = false;
  let opening: Promise<void> | undefined;
  const kept = keptMessages();
  /** Recordings that the plan may lay out as they really are. */
  const measured = new Map<string, RecordingFacts>();

  const opened = createOpenRecordings(recordingOpener(worker), { canPlay, http: { requestInit: { credentials: request.credentials } } }, signal, (recording, error) => {
    firstFailure ??= error;
    stale = true;
    request.onRecordingFailed(recording, error);
  });

  /** Finds out what a recording is; of one that is still coming, what of it has come up to `time`, in seconds of source time. */
  async function measure(recording: Recording, time?: number): Promise<void> {
    const { id } = recording;
    const known = measured.get(id);
    const facts = known?.growing && time !== undefined ? await opened.grow(recording, time) : await opened.open(recording);
    if (!facts || facts === measured.get(id)) return;
    measured.set(id, facts);
    stale = true;
    // How long it is turns out at its end.
    if (facts.growing && !known) void measure(recording, Infinity).then(replan);
  }

  /** A plan in which at least what plays at the position is open. */
  async function makePlan(positionIn: (timeline: Timeline) => number): Promise<{ next: Plan; position: number }> {
    for (;;) {
      stale = false;
      const next = planSegments(buildTimeline(recordings, { ...request.timelineOptions, measured, failed: opened.failed }), measured);
      if (!next.segments.length) throw firstFailure ?? new PlayerError('unsupported-format', 'None of the recordings can be played.');
      const { spans, duration } = next.timeline;
      const position = Math.min(positionIn(next.timeline), duration);
      const here = locateSpan(spans, Math.min(position + rounding, duration))?.recording;
      if (!here || measured.has(here.id)) return { next, position };
      await measure(here);
      signal.throwIfAborted();
    }
  }

  /** Makes a plan of all that is known now. Who waits for a segment of an older one is stopped by it, and asks for one of the new. */
  async function replan(): Promise<void> {
    replanWanted = true;
    if (replanning) return;
    replanning = true;
    try {
      while (replanWanted && !signal.aborted) {
        replanWanted = false;
        await makeNext();
      }
    } catch (error) {
      stop(error);
    }
    replanning = false;
  }

  async function makeNext(): Promise<void> {
    const previous = plan;
    // Read once: while it plays, it is a little later every time.
    let now = 0;
    const { next, position } = await makePlan((timeline) => {
      now = moment();
      return previous ? (carryPosition(now, previous.timeline, timeline) ?? 0) : (request.startTime ?? 0);
    });
    signal.throwIfAborted();
    plan = next;
    planNumber++;
    if (!previous || !player) player = attach(position);
    else if (!goOn(player, previous, next, { now, position })) {
      report({ type: 'restart' });
      player.destroy();
      player = attach(position);
    }
    // Last: whoever hears of it may seek.
    request.onTimeline(next.timeline);
  }

  /** The play time that is on show, or is about to be. */
  function moment(): number {
    return player?.starting ?? media.currentTime;
  }

  /** Takes up a plan in the middle of playback. @returns `false` where what is on show would have to be loaded anew. */
  function goOn(current: BufferPlayer, previous: Plan, next: Plan, { now, position }: { now: number; position: number }): boolean {
    const { until, grownFrom, numbered } = agreement(previous.segments, next.segments);
    const stays = Math.abs(position - now) < rounding;
    if (holds(media.buffered, now) && !(stays && position < until)) return false;
    // A segment that has grown is loaded again as a whole; where it is on show, over itself.
    current.takeUp(position, position < grownFrom - lead ? Math.min(until, grownFrom) : until, !numbered || grownFrom < Infinity);
    if (!stays) media.currentTime = position;
    return true;
  }

  function attach(startPosition: number): BufferPlayer {
    return bufferPlayer(media, {
      loader: virtualLoader(load),
      startPosition,
      backBufferSeconds: request.backBufferSeconds ?? 30,
      onAttached: () => report({ type: 'attached' }),
      onCodecs: (codecs) => report({ type: 'codecs', codecs }),
      onFatal: recover,
    });
  }

  async function load(url: string, loading: AbortSignal): Promise<string | ArrayBuffer> {
    const current = plan as Plan;
    const target = readUrl(url);
    if (!target) return virtualPlaylist(current.segments, planNumber);
    const planned = plannedAt(target);
    if (!planned) return forever();
    const { recording } = planned.span;
    if (planned.index === undefined) await measure(recording, planned.playStart - planned.timeOffset);
    if (planned.index === undefined || stale) {
      void replan();
      return forever();
    }
    try {
      const bytes = await read(planned, target.kind, loading);
      receivedBytes += bytes.byteLength;
      if (target.kind === 'segment') openNext(current, planned);
      return bytes;
    } catch (error) {
      if (!loading.aborted && plan === current) giveUp(recording, PlayerError.from(error, 'decode'));
      throw error;
    }
  }

  function plannedAt({ plan: number, number: segment }: Address): PlannedSegment | undefined {
    return number === planNumber ? plan?.segments[segment] : undefined;
  }

  async function read(planned: PlannedSegment, kind: Address['kind'], loading: AbortSignal): Promise<ArrayBuffer> {
    const { span, init, index = 0, timeOffset, until } = planned;
    const bytes = await opened.read(span.recording, async (reader) => {
      if (kind === 'init') return reader.initSegment(init);
      const { bytes, messages } = await reader.segment(index, { timeOffset: timeOffset + origin, ...(until !== undefined && { until }), signal: loading });
      kept.add(span.recording.id, index, messages);
      return bytes;
    });
    return exactBuffer(bytes);
  }

  /** Opens the next recording if it is near. The plan learns of it with the segment that is loaded next. */
  function openNext({ timeline }: Plan, { playStart, duration }: PlannedSegment): void {
    const end = playStart + duration;
    const next = timeline.spans.find((span) => span.playEnd > end && span.playStart < end + near && !measured.has(span.recording.id));
    if (next) opening ??= measure(next.recording).finally(() => (opening = undefined));
  }

  /** A fatal error of hls.js is one of the media where it says so: then the recording that plays is the one that cannot. */
  function recover(data: ErrorData): void {
    const target = readUrl(data.frag?.url ?? '');
    const planned = target && plannedAt(target);
    const error = new PlayerError('decode', 'The browser could not decode a recording.', { cause: data.error });
    if (planned) giveUp(planned.span.recording, error);
    else if (!replanning) stop(error);
  }

  function giveUp(recording: Recording, error: PlayerError): void {
    opened.fail(recording, error);
    void replan();
  }

  function stop(error: unknown): void {
    if (!signal.aborted) report({ type: 'error', error: PlayerError.from(error, 'decode') });
  }

  signal.addEventListener('abort', () => player?.destroy(), { once: true });
  watchSeeks(media, signal);
  void replan();

  return {
    name: 'stitched',
    get receivedBytes() {
      return receivedBytes;
    },
    async preview(playTime, width, reading) {
      const found = plan && playToSource(plan.timeline, playTime);
      if (!found) return undefined;
      const { previewPicture } = await import('./preview-picture.js');
      return opened.read(found.recording, (reader) => previewPicture(reader, found.sourceTime, width, reading));
    },
    messages: (from, to) => (plan ? kept.between(plan.timeline, from, to) : []),
    isSoundOnly: ({ id }) => measured.get(id)?.soundOnly === true,
  };
}

/** What hls.js is not to get from a plan that is over: it stops waiting when it takes up the next one. */
function forever(): Promise<never> {
  return new Promise(() => {});
}

function canPlay(mimeType: string): boolean {
  return Hls.getMediaSource()?.isTypeSupported(mimeType) === true;
}

function holds(ranges: TimeRanges, time: number): boolean {
  for (let index = 0; index < ranges.length; index++) if (ranges.start(index) <= time && time < ranges.end(index)) return true;
  return false;
}

function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.byteLength === bytes.buffer.byteLength ? (bytes.buffer as ArrayBuffer) : (bytes.slice().buffer as ArrayBuffer);
}
