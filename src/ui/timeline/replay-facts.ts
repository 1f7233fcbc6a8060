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
