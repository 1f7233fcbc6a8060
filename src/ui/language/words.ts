/** All that a player says, in one language. */
export interface Words {
  /** Tag of the language (BCP 47). */
  readonly lang: string;
  readonly player: string;
  readonly play: string;
  readonly pause: string;
  readonly mute: string;
  readonly volume: string;
  readonly live: string;
  readonly backToLive: string;
  /** Follows a delay where it is read out: “Live 2.1 s behind”. */
  readonly behind: string;
  readonly fullScreen: string;
  readonly pictureInPicture: string;
  readonly snapshot: string;
  readonly snapshotSaved: string;
  readonly snapshotFailed: string;
  readonly settings: string;
  readonly back: string;
  readonly quality: string;
  readonly fill: string;
  readonly fillModes: { readonly auto: string; readonly contain: string; readonly cover: string; readonly stretch: string };
  readonly statistics: string;
  readonly tapForSound: string;
  readonly loading: string;
  readonly reconnecting: string;
  readonly timeline: string;
  readonly speed: string;
  /** Speed 1. */
  readonly normal: string;
  readonly skipBack: string;
  readonly skipForward: string;
  readonly previousFragment: string;
  readonly nextFragment: string;
  /** Follow the times of minutes that nobody can see: “10:20 – 10:28 not recorded”. */
  readonly noRecording: string;
  readonly cannotPlay: string;
  /** Where one is, by the clock and from the start. */
  intoBroadcast(time: string, elapsed: string): string;
  timeOf(elapsed: string, duration: string): string;
  /** A short time, as in “2.1 s”. */
  seconds(amount: string): string;
}
