import type { FlvDecoderOptions, FlvKnowledge, FlvPacket } from './flv-decoder.js';
import { createFlvDecoder } from './flv-decoder.js';
import type { FlvTag, TagReaderOptions } from './flv-tags.js';
import { createTagReader } from './flv-tags.js';

export interface FlvDemuxerOptions extends FlvDecoderOptions, TagReaderOptions {}

export interface FlvDemuxer {
  /** Takes the next bytes and returns the packets that are complete with them. The chunk must not be changed afterwards. */
  push(chunk: Uint8Array): FlvPacket[];
  /** The stream is over: returns what only waited for proof. */
  flush(): FlvPacket[];
  readonly known: FlvKnowledge;
}

/** Reads FLV bytes as they come and yields packets, each with the config it is to be decoded by. Broken parts are left out; it never throws. */
export function createFlvDemuxer(options: FlvDemuxerOptions = {}): FlvDemuxer {
  const reader = createTagReader(options);
  const decoder = createFlvDecoder(options);
  const decode = (tags: FlvTag[]): FlvPacket[] => tags.map((tag) => decoder.decode(tag)).filter((packet) => packet !== undefined);
  return {
    push: (chunk) => decode(reader.push(chunk)),
    flush: () => decode(reader.flush()),
    known: decoder,
  };
}
