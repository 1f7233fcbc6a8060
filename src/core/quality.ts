/** One of the qualities that a stream comes in. */
export interface Quality {
  readonly id: string;
  /** What a viewer chooses by, as in “720p”. */
  readonly label: string;
  /** Pixels, where they are known. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Bits a second. */
  readonly bitrate?: number | undefined;
  /** Pictures a second. */
  readonly framerate?: number | undefined;
  /** Its own address, where it is a stream of its own. */
  readonly url?: string | undefined;
}
