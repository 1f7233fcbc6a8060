import type { PlayerState } from '../../core/player-state.js';
import type { ReplayFacts } from '../timeline/replay-facts.js';

export type FillMode = 'auto' | 'contain' | 'cover' | 'stretch';

/** What a control bar shows. */
export interface PlayerFacts {
  readonly state: PlayerState;
  readonly live: boolean;
  /** Seconds behind the live edge, where that is known. */
  readonly delay: number | undefined;
  /** Whether the viewer is so far behind that going back to live is worth offering. */
  readonly behind: boolean;
  readonly muted: boolean;
  /** From 0 to 1. */
  readonly volume: number;
  readonly fullScreen: boolean;
  readonly pictureInPicture: boolean;
  readonly fillMode: FillMode;
  readonly qualities: readonly { readonly id: string; readonly label: string }[];
  /** An id of `qualities`, or `auto`. */
  readonly quality: string;
  readonly debug: boolean;
  /** Of a replay, once something is known of it. */
  readonly replay?: ReplayFacts | undefined;
  /** What this browser and this stream allow. */
  readonly can: { readonly fullScreen: boolean; readonly pictureInPicture: boolean; readonly snapshot: boolean };
}

/** What a viewer asks for. The bar itself touches no media. */
export interface PlayerActions {
  togglePlay(): void;
  mute(muted: boolean): void;
  /** From 0 to 1. Sets the sound on, too. */
  setVolume(volume: number): void;
  /** Moves by seconds, back where negative. */
  seekBy(seconds: number): void;
  goLive(): void;
  setRate(rate: number): void;
  /** Goes to the next recording, or back to the begin of this one or the one before. */
  stepFragment(by: 1 | -1): void;
  toggleFullScreen(): void;
  togglePictureInPicture(): void;
  fill(mode: FillMode): void;
  setQuality(id: string): void;
  /** Takes and saves the frame on show. Rejects where that is impossible. */
  saveSnapshot(): Promise<void>;
  showStatistics(shown: boolean): void;
}
