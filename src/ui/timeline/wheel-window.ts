import { panWindow, zoomWindow, type BarWindow } from './bar-window.js';

/**
 * What a turn of the wheel makes of a window: up and down it magnifies, sideways or with Shift it moves.
 *
 * @param anchor - Fraction of the window that the pointer is at.
 * @param width - Pixels of the bar.
 */
export function wheelWindow(event: WheelEvent, window: BarWindow, total: number, anchor: number, width: number): BarWindow {
  const { deltaX, deltaY, deltaMode, shiftKey, ctrlKey } = event;
  const pixels = deltaMode ? 30 : 1;
  const sideways = shiftKey ? deltaX || deltaY : Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : 0;
  if (sideways) return panWindow(window, total, ((sideways * pixels) / (width || 1)) * window.length);
  // Pinches on a touchpad come as small steps with the control key.
  const factor = Math.exp(-deltaY * pixels * (ctrlKey ? 0.01 : 0.002));
  return zoomWindow(window, total, Math.min(Math.max(factor, 0.5), 2), anchor);
}
