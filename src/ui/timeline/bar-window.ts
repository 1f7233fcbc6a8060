/** The stretch of a bar that is on show, in seconds of the bar. */
export interface BarWindow {
  readonly start: number;
  readonly length: number;
}

/** Closer than this nobody can aim better by zooming, in seconds. */
export const shortestWindow = 30;

/** Whether a bar is long enough for zooming to be of use. */
export function canZoom(total: number): boolean {
  return total > 2 * shortestWindow;
}

/** Whether less than all of the bar is on show. */
export function isZoomed(window: BarWindow, total: number): boolean {
  return window.length < total * 0.999;
}

/** Where a position is in the window: 0 at its left end, 1 at its right end, beyond that outside. */
export function fractionOf(window: BarWindow, position: number): number {
  return window.length > 0 ? (position - window.start) / window.length : 0;
}

/** The position at a fraction of the window. */
export function positionAt(window: BarWindow, fraction: number): number {
  return window.start + fraction * window.length;
}

/** The nearest window that lies within the bar, and is neither longer than it nor too short. */
export function fitWindow({ start, length }: BarWindow, total: number): BarWindow {
  const fit = Math.min(Math.max(length, shortestWindow), total);
  return { start: Math.min(Math.max(start, 0), total - fit), length: fit };
}

/**
 * Magnifies a window.
 *
 * @param factor - Above 1 shows less, larger.
 * @param anchor - Fraction of the window whose position stays where it is, as far as the ends of the bar allow.
 */
export function zoomWindow(window: BarWindow, total: number, factor: number, anchor: number): BarWindow {
  const length = Math.min(Math.max(window.length / factor, Math.min(shortestWindow, total)), total);
  return fitWindow({ start: positionAt(window, anchor) - anchor * length, length }, total);
}

/** Moves a window by seconds, as far as the bar reaches. */
export function panWindow(window: BarWindow, total: number, seconds: number): BarWindow {
  return fitWindow({ start: window.start + seconds, length: window.length }, total);
}

/** Turns the page when what plays has just left the window to the right; to the left it leaves only by a seek, and lands in the middle. */
export function followWindow(window: BarWindow, total: number, position: number): BarWindow {
  const at = fractionOf(window, position);
  if (at >= 0 && at <= 1) return window;
  return fitWindow({ start: position - window.length * (at > 1 && at < 1.5 ? 0.05 : 0.5), length: window.length }, total);
}
