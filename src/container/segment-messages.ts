import { messageTypes, readSei, type SeiMessage } from '../core/sei.js';
import type { VideoConfig } from './codec-config.js';
import type { SegmentPackets } from './packet-source.js';

/** A message that the pusher put into a recording, and when its picture is shown: seconds from the recording's first picture. */
export interface RecordedMessage extends SeiMessage {
  readonly time: number;
}

/** Where avcC and hvcC say how long the sizes of NAL units are (ISO/IEC 14496-15, 5.3.3.1 and 8.3.3.1). */
const sizeAt = { avc: 4, hevc: 21 } as const;

/** The messages in the pictures of a segment, in decode order. */
export function messagesIn({ video }: SegmentPackets, config: VideoConfig): RecordedMessage[] {
  const { codec, description } = config;
  if (codec !== 'avc' && codec !== 'hevc') return [];
  const lengthSize = ((description[sizeAt[codec]] ?? 3) & 3) + 1;
  return video.flatMap(({ data, time }) =>
    readSei(data, codec, lengthSize)
      .filter(({ payloadType }) => messageTypes.includes(payloadType))
      .map((message) => ({ ...message, time })),
  );
}
