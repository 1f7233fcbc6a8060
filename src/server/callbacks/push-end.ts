/** What viewers are told after a push ended. `offline`: it may come back. */
export interface PushEnd {
  readonly status: 'ended' | 'offline' | 'forbidden';
  readonly reason: PushEndReason;
  /** The sender's code, if it gave one. */
  readonly code?: number | undefined;
}

export type PushEndReason = 'streamer' | 'idle' | 'network' | 'banned' | 'auth' | 'replaced' | 'unknown';

/**
 * Why a push ended, from the cloud's stop codes. What it means for viewers:
 * the streamer ended it (1–4), nothing was sent for long (8, 20), the streamer's network broke (12–17), it was banned
 * (18 or 21 with 305 or 101), its address was wrong or out of date (18 with 501 or 503), a new push took over (21 with 102).
 *
 * @param detail - The second code.
 */
export function pushEndOfCode(code: number | undefined, detail?: number): PushEnd {
  const [status, reason] = meaning(code, detail);
  return { status, reason, code };
}

function meaning(code: number | undefined, detail: number | undefined): [PushEnd['status'], PushEndReason] {
  if (code === undefined) return ['offline', 'unknown'];
  if (code >= 1 && code <= 4) return ['ended', 'streamer'];
  if (code === 8 || code === 20) return ['offline', 'idle'];
  if (code >= 12 && code <= 17) return ['offline', 'network'];
  if ((code === 18 || code === 21) && (detail === 305 || detail === 101)) return ['forbidden', 'banned'];
  if (code === 18 && (detail === 501 || detail === 503)) return ['offline', 'auth'];
  if (code === 21 && detail === 102) return ['offline', 'replaced'];
  return ['offline', 'unknown'];
}
