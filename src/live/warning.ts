/** Something that a viewer may notice and that does not stop playback. */
export interface PlaybackWarning {
  /** `network-busy`: data comes slower than it is played. `video-blocked`: the picture stood still. `left-out`: a track cannot be played here. */
  readonly code: 'network-busy' | 'video-blocked' | 'left-out' | 'switch-failed';
  /** What happened, in a sentence. */
  readonly message: string;
}
