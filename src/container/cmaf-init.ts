import type { AudioCodec as BunnyAudioCodec } from 'mediabunny';
import type { AudioConfig, VideoConfig } from './codec-config.js';

/** Ticks a second of the video track, by mediabunny's writer: a common multiple of the usual frame rates. The audio track ticks at its sample rate. */
export const videoTimescale = 57_600;
export const videoTrackId = 1;
export const audioTrackId = 2;

export type Rotation = 0 | 90 | 180 | 270;

/** Codecs that may stand in an audio track of CMAF. */
const audioCodecs: Partial<Record<AudioConfig['codec'], BunnyAudioCodec>> = { aac: 'aac', mp3: 'mp3', opus: 'opus' };

/** Whether a track of this codec can be written, and so is worth asking a browser about. */
export function isWritable(config: AudioConfig): boolean {
  return config.codec in audioCodecs;
}

/**
 * The init segment (`ftyp` and `moov`) of one picture and one sound.
 * @param rotation - Clockwise degrees, written as the track's matrix (ISO/IEC 14496-12, 8.3.2).
 */
export async function writeInitSegment(video: VideoConfig, audio: AudioConfig, rotation: Rotation = 0): Promise<Uint8Array> {
  const { BufferTarget, CmafOutputFormat, EncodedPacket, EncodedAudioPacketSource, EncodedVideoPacketSource, Output } = await import('mediabunny');
  const initTarget = new BufferTarget();
  const output = new Output({ format: new CmafOutputFormat(), target: new BufferTarget(), initTarget });
  const { num, den } = video.pixelAspect;
  output.addVideoTrack(new EncodedVideoPacketSource(video.codec), {
    rotation,
    decoderConfig: {
      codec: video.codecString,
      codedWidth: video.width,
      codedHeight: video.height,
      displayAspectWidth: video.width * num,
      displayAspectHeight: video.height * den,
      ...((video.codec === 'avc' || video.codec === 'hevc') && !video.primer ? { description: video.description } : {}),
    },
    ...(video.primer ? { primingPacket: new EncodedPacket(video.primer, 'key', 0, 0) } : {}),
  });
  output.addAudioTrack(new EncodedAudioPacketSource(audioCodecs[audio.codec] ?? 'aac'), {
    decoderConfig: {
      codec: audio.codec === 'mp3' ? 'mp3' : audio.codecString,
      sampleRate: audio.sampleRate,
      numberOfChannels: audio.channels,
      ...(audio.description ? { description: audio.description } : {}),
    },
  });
  await output.start();
  await output.finalize();
  return new Uint8Array(initTarget.buffer ?? new ArrayBuffer(0));
}
