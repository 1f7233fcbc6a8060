/** What a control bar shows of a replay, beyond its timeline. */
export interface ReplayFacts {
  /** As on a display: “12:05”. */
  readonly elapsed: string;
  readonly duration: string;
  /** Time of day of what is on show, where that is known. */
  readonly timeOfDay: string | undefined;
  readonly rate: number;
  readonly fragments: number;
}

/** What a replay adds to a control bar; drawn by code that only replays load. */
export interface ReplayParts {
  /** Above the buttons, at full width. */
  readonly timeline: unknown;
  readonly buttons: unknown;
  readonly time: unknown;
}
