import { PlayerError, type PlayerErrorCode } from '../core/player-error.js';
import type { Quality } from '../core/quality.js';
import type { SessionPhase } from '../core/player-state.js';
import { retryDelay, type RetryPolicy } from '../core/retry-delay.js';
import type { Engine, EngineEvent, TimedSei } from '../engines/engine.js';
import type { LatencyLimits } from './control-latency.js';
import { openConnection } from './open-connection.js';
import type { StreamStatus } from './stream-status.js';
import { waitToRetry } from './wait-to-retry.js';
import type { PlaybackWarning } from './warning.js';

/** What a live session plays, and how stubbornly. */
export interface LiveSessionOptions {
  readonly media: HTMLVideoElement;
  /** Absolute and checked. */
  readonly url: string;
  /** The format, where the page names it. */
  readonly type?: string | undefined;
  readonly credentials: RequestCredentials;
  readonly retry: RetryPolicy;
  /** How far behind the viewer may be. Asked again and again. */
  readonly limits: () => LatencyLimits;
  /** Whether the site tells of the stream through {@link LiveSession.tell}: then nothing is for good. */
  readonly watched: boolean;
  /** Aborting ends the session and its connections. */
  readonly signal: AbortSignal;
  onPhase(phase: SessionPhase, error?: PlayerError): void;
  /** The media element has its source: playback may be asked for. Again after each restart. */
  onAttached(engine: Engine): void;
  /** The media element is about to lose its picture; what comes next tells {@link onPhase}. */
  onDetach(): void;
  /** The media element is about to lose its picture, and gets another soon: on the same connection, or on one that is made at once. */
  onRestart(): void;
  onCodecs(codecs: string): void;
  onQualities(qualities: readonly Quality[]): void;
  onWarning(warning: PlaybackWarning): void;
  /** The picture that the message came with is shown. */
  onSei(message: TimedSei): void;
  /** Pictures are shown, with `longest` milliseconds between two of them at most; or nobody looks, where `seen` is false. */
  onFrames(seen: boolean, longest: number): void;
}

/** What a live session can be told while it runs. */
export interface LiveSession {
  /** Settles when the stream is over, has failed for good, or the session was stopped. */
  readonly over: Promise<void>;
  readonly asleep: boolean;
  /** What is connected to, or will be. */
  readonly url: string;
  /** Gives up the connection until {@link wake}. The last picture stays. */
  sleep(): void;
  /** Connects again, at the live edge. */
  wake(): void;
  /** Connects anew at once, to another address where one is given. The last picture stays until there is another. */
  restart(url?: string): void;
  /** Takes in what the site says of the stream; `undefined` where it says nothing any more. */
  tell(status: StreamStatus | undefined): void;
}

/** What ends a connection from this side. */
type Outcome = PlayerError | 'ended' | 'again';

/** Which phase a status means while nothing plays. */
const phases: Partial<Record<StreamStatus, SessionPhase>> = { offline: 'offline', forbidden: 'forbidden', ended: 'ended' };

/** A connection without a picture for so long needs looking after. Milliseconds. */
const longestStart = 3000;

/** What damaged bytes look like. */
const damage: readonly PlayerErrorCode[] = ['decode', 'unsupported-format', 'unsupported-codec'];
/** So long after the last picture that may be. Milliseconds. */
const damageTime = 10_000;

/** How long the site's word on a stream that failed is waited for. Seconds. */
const statusPatience = 2;

/** Connects, and connects again when the connection breaks, until the stream is over, has failed for good, or `signal` says stop. */
export function startLiveSession(options: LiveSessionOptions): LiveSession {
  const { media, signal, onPhase, retry } = options;
  /** What is learned of the viewer and the network outlives connections. */
  const memory = { cushion: 0, rate: 1, behind: false };
  let { url } = options;
  let attempt = 0;
  let asleep = false;
  let status: StreamStatus | undefined;
  let told = false;
  let hasPicture = false;
  let pictureAt = -Infinity;
  let end: (outcome: Outcome) => void = () => {};
  let wakeUp = () => {};
  const pause = (seconds: number) => waitToRetry(seconds, signal, (wake) => (wakeUp = wake));
  const silent = () => status !== undefined && status !== 'live';

  async function run(): Promise<void> {
    onPhase('connecting');
    while (!signal.aborted) {
      if (silent()) await waitForLive();
      if (signal.aborted) return;
      const outcome = await connect();
      while (asleep && !signal.aborted) await pause(Infinity);
      if (signal.aborted) return;
      if (silent() || outcome === 'again' || (await recover(outcome))) continue;
      if (!options.watched) return;
      // Only the site can say now that it goes on.
      await pause(Infinity);
      attempt = 0;
    }
  }

  /** Whether it is worth going on after what has happened; waits as long as that takes. */
  async function recover(outcome: PlayerError | 'ended'): Promise<boolean> {
    // The answer about the stream may be slower than the stream's own.
    if (options.watched && !told) await pause(statusPatience);
    if (silent()) return true;
    const delay = outcome !== 'ended' && worthRetrying(outcome) ? retryDelay(retry, ++attempt) : undefined;
    if (delay === undefined) {
      if (outcome === 'ended') onPhase('ended');
      else onPhase(outcome.code === 'forbidden' ? 'forbidden' : 'failed', outcome);
      return false;
    }
    onPhase('reconnecting');
    await pause(delay);
    return true;
  }

  function worthRetrying({ transient, code }: PlayerError): boolean {
    if (transient || (code === 'not-found' && status === 'live')) return true;
    // Of a stream that has just been playing, damaged bytes are the likelier reason.
    return damage.includes(code) && performance.now() - pictureAt < damageTime;
  }

  async function waitForLive(): Promise<void> {
    let said: StreamStatus | undefined;
    while (!signal.aborted && silent()) {
      if (said !== status && status) onPhase(phases[status] ?? 'offline', status === 'forbidden' ? banned() : undefined);
      said = status;
      await pause(Infinity);
    }
    attempt = 0;
    if (!signal.aborted) onPhase('connecting');
  }

  /** One connection from its beginning to its end. */
  async function connect(): Promise<Outcome> {
    const connection = new AbortController();
    const stop = () => connection.abort();
    signal.addEventListener('abort', stop, { signal: connection.signal });
    hasPicture = false;
    let cared = false;
    const care = async (engine: Engine) => {
      if (cared) return;
      cared = true;
      const { keepUp } = await import('./keep-up.js');
      if (connection.signal.aborted) return;
      keepUp({ media, engine, memory, limits: options.limits, sleep, restart: () => restart(), lost, warn: options.onWarning, sei: options.onSei, frames: options.onFrames }, connection.signal);
    };
    const hear = (event: EngineEvent, engine: Engine) => {
      if (event.type === 'attached') {
        options.onAttached(engine);
        if (memory.rate !== 1) media.playbackRate = memory.rate;
        setTimeout(() => void care(engine).catch(() => {}), longestStart);
      } else if (event.type === 'full' && media.paused) sleep();
      else if (event.type === 'full') restart();
      else if (event.type === 'codecs') options.onCodecs(event.codecs);
      else if (event.type === 'restart') options.onRestart();
      else if (event.type === 'qualities') options.onQualities(event.qualities);
      else if (event.type === 'warning') options.onWarning({ code: 'left-out', message: event.message });
    };
    try {
      return await new Promise<Outcome>((resolve) => {
        end = resolve;
        let playing: Engine | undefined;
        const picture = () => {
          attempt = 0;
          hasPicture = true;
          onPhase('open');
          if (playing) void care(playing).catch(() => {});
        };
        media.addEventListener('loadeddata', picture, { signal: connection.signal });
        // What was on its way when the streamer left has been shown.
        media.addEventListener('waiting', () => silent() && resolve('again'), { signal: connection.signal });
        const { credentials } = options;
        // What was switched to tells its format itself.
        const type = url === options.url ? options.type : undefined;
        void openConnection({ media, url, type, credentials, signal: connection.signal, hear: (event, engine) => hear(event, (playing = engine)) }).then(resolve);
      });
    } finally {
      if (hasPicture) pictureAt = performance.now();
      if (!signal.aborted) options.onDetach();
      stop();
    }
  }

  function lost(): void {
    end(new PlayerError('timeout', 'Nothing comes any more. Check the network and try again.'));
  }

  function sleep(): void {
    if (asleep) return;
    asleep = true;
    options.onRestart();
    end('again');
  }

  function restart(next = url): void {
    url = next;
    if (asleep) return;
    if (hasPicture) options.onRestart();
    end('again');
    wakeUp();
  }

  return {
    over: run(),
    sleep,
    restart,
    get asleep() {
      return asleep;
    },
    get url() {
      return url;
    },
    wake() {
      asleep = false;
      wakeUp();
    },
    tell(next) {
      if (told && next === status) return;
      told = true;
      status = next;
      if (next === 'forbidden' || (silent() && !hasPicture)) end('again');
      attempt = 0;
      wakeUp();
    },
  };
}

function banned(): PlayerError {
  return new PlayerError('forbidden', 'The site has taken this stream off the air.');
}
