/** Width to height of one pixel. */
export interface PixelAspect {
  readonly num: number;
  readonly den: number;
}

/** What a decoder has to know before the first frame. Compared by identity: a new object means that the stream changed. */
export interface VideoConfig {
  readonly kind: 'video';
  readonly codec: 'avc' | 'hevc' | 'av1' | 'vp9';
  /** RFC 6381 string, for example `avc1.64001f`. */
  readonly codecString: string;
  /** Size in pixels that is shown, after cropping and before pixel aspect and rotation. 0 while it is not known. */
  readonly width: number;
  readonly height: number;
  readonly pixelAspect: PixelAspect;
  /** The decoder configuration record as a file stores it: avcC, hvcC, av1C or vpcC payload. May be empty for AV1 and VP9. */
  readonly description: Uint8Array;
}

export type AudioCodec = 'aac' | 'mp3' | 'opus' | 'flac' | 'ac3' | 'eac3' | 'alaw' | 'ulaw' | 'pcm' | 'adpcm' | 'speex' | 'nellymoser';

export interface AudioConfig {
  readonly kind: 'audio';
  readonly codec: AudioCodec;
  /** RFC 6381 string, for example `mp4a.40.2`; empty for codecs that have none. */
  readonly codecString: string;
  /** Hertz of the decoded sound. */
  readonly sampleRate: number;
  readonly channels: number;
  /** Samples in a packet at `sampleRate`; 0 where packets differ. */
  readonly samplesPerPacket: number;
  /** AudioSpecificConfig (AAC) or OpusHead; absent for codecs that carry all in their frames. */
  readonly description?: Uint8Array;
}

/** `bytes` as lower-case hexadecimal digits. */
export function hex(...bytes: number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
