import Hls from 'hls.js/light';
import type { Level } from 'hls.js';
import { PlayerError } from '../../core/player-error.js';
import type { Quality } from '../../core/quality.js';
import type { Engine, EngineRequest } from '../engine.js';
import { unreachable } from '../open-response.js';
import { firstAnswer } from './first-answer.js';
import { hlsError } from './hls-errors.js';

/** Plays a live HLS stream: TS and fMP4, plain and low-latency. */
export function startHlsEngine({ media, url, response, credentials, signal, report }: EngineRequest): Engine {
  if (!Hls.isSupported()) throw new PlayerError('unsupported-format', 'This browser has no Media Source Extensions, which HLS needs here.');
  let receivedBytes = 0;
  let recovered = false;
  const hls = new Hls({
    // Its worker comes from a blob: address, which strict pages forbid.
    enableWorker: false,
    lowLatencyMode: true,
    liveDurationInfinity: true,
    backBufferLength: 30,
    ...(response && { pLoader: firstAnswer(response, (error) => void tell(error)) }),
    xhrSetup: (xhr) => {
      xhr.withCredentials = credentials === 'include';
    },
  });

  hls.on(Hls.Events.ERROR, (_event, data) => {
    if (!data.fatal) return;
    // A broken buffer is rebuilt once, in place; the second time it is the stream.
    if (data.type === Hls.ErrorTypes.MEDIA_ERROR && data.details === Hls.ErrorDetails.BUFFER_APPENDING_ERROR && !recovered) {
      recovered = true;
      hls.recoverMediaError();
      return;
    }
    hls.stopLoad();
    void tell(hlsError(data) ?? unreachable(data.url ?? url, signal, data.error));
  });
  hls.on(Hls.Events.MEDIA_ATTACHED, () => {
    // Not before: a playlist that is there before the MediaSource is open makes hls.js wait for its next tick.
    hls.loadSource(url);
    report({ type: 'attached' });
  });
  hls.on(Hls.Events.FRAG_LOADED, (_event, { frag }) => (receivedBytes += frag.stats.loaded));
  hls.on(Hls.Events.BUFFER_CODECS, (_event, tracks) => {
    const codecs = Object.values(tracks).flatMap((track) => track.codec ?? []);
    report({ type: 'codecs', codecs: codecs.join(', ') });
  });
  hls.on(Hls.Events.MANIFEST_PARSED, (_event, { levels }) => report({ type: 'qualities', qualities: levels.length > 1 ? levels.map(quality) : [] }));
  hls.on(Hls.Events.BUFFERED_TO_END, () => report({ type: 'end' }));

  async function tell(error: PlayerError | Promise<PlayerError>): Promise<void> {
    const settled = await error;
    if (!signal.aborted) report({ type: 'error', error: settled });
  }

  signal.addEventListener('abort', () => hls.destroy(), { once: true });
  hls.attachMedia(media);

  return {
    name: 'hls',
    get receivedBytes() {
      return receivedBytes;
    },
    get latencySeconds() {
      return hls.latestLevelDetails?.live ? hls.latency : undefined;
    },
    // EXT-X-PROGRAM-DATE-TIME (RFC 8216bis 4.4.4.6), which hls.js carries on to the segments without one.
    dateAt(time) {
      const segments = hls.latestLevelDetails?.fragments ?? [];
      const { start = 0, programDateTime = null } = segments.findLast((segment) => segment.start <= time + 0.001) ?? segments[0] ?? {};
      return programDateTime === null ? undefined : programDateTime + (time - start) * 1000;
    },
    watchSei(hear) {
      // Of segments in TS, and of payload type 5 alone: the others hls.js does not hand over.
      hls.on(Hls.Events.FRAG_PARSING_USERDATA, (_event, { samples }) => {
        for (const { pts, payloadType, uuid, userDataBytes } of samples as UserData[])
          if (payloadType === 5 && userDataBytes) hear({ payloadType, uuid: uuid?.toLowerCase() ?? '', payload: userDataBytes, time: pts, line: 0 });
      });
    },
    get holdBackSeconds() {
      return hls.targetLatency ?? undefined;
    },
    get livePosition() {
      return hls.liveSyncPosition ?? undefined;
    },
    setQuality(id) {
      hls.nextLevel = hls.levels.findIndex((level, index) => quality(level, index).id === id);
    },
  };
}

/** What hls.js makes of unregistered user data; its declarations say less. */
interface UserData {
  readonly pts: number;
  readonly payloadType?: number;
  readonly uuid?: string;
  readonly userDataBytes?: Uint8Array;
}

/** Levels may share a height; their number keeps ids apart. */
function quality({ width, height, bitrate, frameRate }: Level, index: number): Quality {
  const label = height ? `${Math.min(width, height)}p` : `${Math.round(bitrate / 1000)} kbps`;
  return { id: `${index}-${label}`, label, width, height, bitrate, framerate: frameRate || undefined };
}
