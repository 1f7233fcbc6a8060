import { addedByAlignment } from './alignment-bar.js';
import { edges, readEdgeStrips, stripCanvas, stripDepth, type Edge } from './edge-strips.js';
import { EdgeVote } from './edge-vote.js';
import { noInsets, type Insets } from './rect.js';

/** Milliseconds between readings while there is something to find out, later, and in the long run. */
const paces = { fast: 90, slow: 1000, rare: 5000 };
/** Readings that find nothing before they become slower, and rare. */
const patience = { fast: 40, slow: 70 };
/** Of the main thread's time that readings may take; a slow phone's read back from its graphics card takes tens of milliseconds. */
const share = 0.1;

/**
 * Measures the padding that is inside the picture, frame by frame, until `signal` ends: black, green or smeared lines at an edge, at
 * most 15 of them. A few small strips of some frames are read; a picture that may not be read (another site's) has no padding.
 *
 * @param onChange - Called with the lines to cut at each edge when they change.
 */
export function measurePadding(media: HTMLVideoElement, onChange: (padding: Insets) => void, signal: AbortSignal): void {
  const context = stripCanvas();
  if (!context || !media.requestVideoFrameCallback) return;
  let votes = freshVotes();
  let padding = noInsets;
  let readings = 0;
  let size = '';

  const start = () => {
    votes = freshVotes();
    readings = 0;
  };
  const report = () => {
    const cut = (edge: Edge) => votes[edge].cut;
    const next = { top: cut('top'), right: cut('right'), bottom: cut('bottom'), left: cut('left') };
    if (edges.every((edge) => next[edge] === padding[edge])) return;
    padding = next;
    onChange(padding);
  };
  const read = () => {
    const { videoWidth: width, videoHeight: height } = media;
    if (Math.min(width, height) < 3 * stripDepth) return;
    if (size !== `${width}x${height}`) start();
    size = `${width}x${height}`;
    const strips = readEdgeStrips(context, media);
    // Encoders pad on the right and at the bottom, where H.264 can crop (ISO/IEC 14496-10, 7.4.2.1.1 allows all four, nobody uses them).
    const smears = { top: 0, right: addedByAlignment(width), bottom: addedByAlignment(height), left: 0 };
    for (const edge of edges) votes[edge].add(strips[edge], smears[edge]);
    readings = edges.some((edge) => votes[edge].open) ? 0 : readings + 1;
    report();
  };

  let request = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onFrame = () => {
    const began = performance.now();
    try {
      read();
    } catch {
      // The picture may not be read, or there is none just now. The first stays so.
      if (isTainted(context)) return;
    }
    // Asked for only when it is wanted: every callback has the page rendered.
    const pace = readings < patience.fast ? paces.fast : readings < patience.slow ? paces.slow : paces.rare;
    timer = setTimeout(ask, Math.max(pace, (performance.now() - began) / share));
  };
  const ask = () => (request = media.requestVideoFrameCallback(onFrame));
  const stop = () => {
    clearTimeout(timer);
    media.cancelVideoFrameCallback(request);
  };
  ask();
  signal.addEventListener('abort', stop, { once: true });
  // Another stream, another encoder.
  const again = () => {
    start();
    report();
    stop();
    ask();
  };
  media.addEventListener('emptied', again, { signal });
}

function freshVotes(): Record<Edge, EdgeVote> {
  return { top: new EdgeVote(), right: new EdgeVote(), bottom: new EdgeVote(), left: new EdgeVote() };
}

function isTainted(context: CanvasRenderingContext2D): boolean {
  try {
    context.getImageData(0, 0, 1, 1);
    return false;
  } catch {
    return true;
  }
}
