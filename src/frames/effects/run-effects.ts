import { PlayerError } from '../../core/player-error.js';
import { eachFrame } from '../each-frame.js';
import { reportTo, type FrameSource } from '../frame-source.js';
import type { Effect } from './effect.js';
import { startChain, type EffectChain } from './effect-chain.js';

export interface EffectRun {
  /** To be put over the media element, and kept where that is. It is invisible while there is nothing to show. */
  readonly canvas: HTMLCanvasElement;
  /** Whether the canvas has the picture, with effects. If not, the media element's own is on show. */
  readonly showing: boolean;
  /** Draws the frame on show again, now, as for a snapshot: the canvas keeps its pixels only until the browser paints. */
  draw(): boolean;
}

/**
 * Shows a source through effects until `signal` ends. While the canvas is off screen nothing is drawn; hidden pages get no frames.
 *
 * Where anything fails, the plain picture is what is left: an effect that throws is switched off (`bad-input`), a lost context hides
 * the canvas until it is back (`aborted`), a picture that may not be read (`cors`) or a browser without WebGL2 (`unsupported-format`)
 * ends it all. Each is reported to the source, once.
 */
export function runEffects(source: FrameSource, effects: readonly Effect[], signal: AbortSignal): EffectRun {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  const ending = new AbortController();
  const until = AbortSignal.any([signal, ending.signal]);
  let showing = false;
  let onScreen = false;
  let alive = [...effects];
  let chain: EffectChain | undefined;

  const show = (shown: boolean) => {
    showing = shown;
    canvas.style.visibility = shown ? '' : 'hidden';
  };
  const giveUp = (error: PlayerError) => {
    ending.abort();
    reportTo(source, error);
  };
  const onFailed = (effect: Effect, cause: unknown) => {
    alive = alive.filter((other) => other !== effect);
    const message = cause instanceof Error ? cause.message : String(cause);
    reportTo(source, new PlayerError('bad-input', `An effect threw and was switched off: ${message}`, { cause }));
    if (!alive.length) ending.abort();
  };
  const draw = (): boolean => {
    const { media } = source;
    const { videoWidth: width, videoHeight: height } = media;
    if (!chain || until.aborted || gl?.isContextLost() || media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || !width || !height) return false;
    try {
      chain.draw(media, width, height);
    } catch (error) {
      giveUp(
        error instanceof DOMException && error.name === 'SecurityError'
          ? new PlayerError('cors', 'The picture comes from another site, which does not let this page change it. Set crossorigin, and let that site send CORS headers.', { cause: error })
          : PlayerError.from(error, 'bad-input'),
      );
    }
    if (until.aborted) return false;
    if (!showing) show(true);
    return true;
  };
  const run: EffectRun = {
    canvas,
    get showing() {
      return showing;
    },
    draw,
  };

  show(false);
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false });
  if (!gl) {
    giveUp(new PlayerError('unsupported-format', 'This browser makes no WebGL2 context, which effects need. The picture is shown without them.'));
    return run;
  }
  chain = startChain(gl, alive, onFailed);
  canvas.addEventListener(
    'webglcontextlost',
    (event) => {
      event.preventDefault();
      show(false);
      chain?.end();
      chain = undefined;
      reportTo(source, new PlayerError('aborted', 'The browser took the graphics context away. The picture is shown without effects until it is back.'));
    },
    { signal: until },
  );
  canvas.addEventListener(
    'webglcontextrestored',
    () => {
      chain = startChain(gl, alive, onFailed);
      draw();
    },
    { signal: until },
  );
  const observer = new IntersectionObserver((entries) => {
    onScreen = entries.at(-1)?.isIntersecting ?? false;
    if (onScreen) draw();
  });
  observer.observe(canvas);
  const end = () => {
    observer.disconnect();
    show(false);
    if (!gl.isContextLost()) chain?.end();
    chain = undefined;
    // A page may have sixteen contexts or so; this one is not left to the garbage collector.
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  };
  if (until.aborted) end();
  else until.addEventListener('abort', end, { once: true });
  eachFrame(source, () => onScreen && draw(), until);
  source.onSwap?.(() => show(false), until);
  return run;
}
