/** What a key asks of a bar that has the focus: a place to go to, in seconds of play time, or a magnification, 0 for none. */
export interface BarKey {
  readonly to?: number;
  readonly zoom?: number;
}

/** Steps in seconds. A page is a minute, or a tenth of what is shorter than ten. */
export function barKey(event: KeyboardEvent, playTime: number, duration: number): BarKey | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const step = event.shiftKey ? 30 : 5;
  const page = Math.min(60, duration / 10);
  const by: Record<string, number> = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageDown: -page, PageUp: page, Home: -Infinity, End: Infinity };
  const seconds = by[event.key];
  if (seconds !== undefined) return { to: Math.min(Math.max(playTime + seconds, 0), duration) };
  const zooms: Record<string, number> = { '+': 2, '=': 2, '-': 0.5, '0': 0 };
  const zoom = zooms[event.key];
  return zoom === undefined ? undefined : { zoom };
}
