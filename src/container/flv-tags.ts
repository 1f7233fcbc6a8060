export const flvAudio = 8;
export const flvVideo = 9;
export const flvScript = 18;

/** Bytes of a tag before its data (FLV specification v10.1, E.4.1). */
export const flvTagHeaderSize = 11;
/** The PreviousTagSize after every tag. */
const trailerSize = 4;

/** One tag of an FLV file or stream. Its bytes are views into what was pushed, and are never written to afterwards. */
export interface FlvTag {
  readonly type: typeof flvAudio | typeof flvVideo | typeof flvScript;
  /** Milliseconds, 0 to 2³² − 1, as the tag says: not yet unwrapped or rebased. */
  readonly timestamp: number;
  readonly streamId: number;
  /** Where the tag's header begins, counted from the first byte pushed plus `offset` of the options. */
  readonly offset: number;
  /** Where the tag's data begins. */
  readonly dataOffset: number;
  readonly data: Uint8Array;
  /** Header and data, without the PreviousTagSize that follows. */
  readonly bytes: Uint8Array;
}

export interface TagReaderOptions {
  /** Position of the first byte that will be pushed. Default 0. */
  readonly offset?: number;
  /** What the bytes begin with: a file header (default), a tag, or anything, so that the first tag has to be looked for. */
  readonly start?: 'header' | 'tag' | 'anywhere';
}

export interface TagReader {
  /** Takes the next bytes and returns the tags that are complete with them. The chunk must not be changed afterwards. */
  push(chunk: Uint8Array): FlvTag[];
  /** The stream is over: returns the tags that only waited for proof. A cut tag at the end is dropped. */
  flush(): FlvTag[];
  /** Bytes that belonged to no tag so far: file headers and garbage. */
  readonly skipped: number;
  /** Where the next tag begins, or where the search for one goes on. */
  readonly position: number;
}

/** The fields of a tag header, or `undefined` where no tag can begin: a type other than 8, 9, 18 or a stream id other than 0. */
function peekHeader(bytes: Uint8Array, at: number): { type: FlvTag['type']; size: number } | undefined {
  const type = bytes[at];
  if (type !== flvAudio && type !== flvVideo && type !== flvScript) return undefined;
  if (bytes[at + 8] !== 0 || bytes[at + 9] !== 0 || bytes[at + 10] !== 0) return undefined;
  return { type, size: (byte(bytes, at + 1) << 16) | (byte(bytes, at + 2) << 8) | byte(bytes, at + 3) };
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function uint32(bytes: Uint8Array, at: number): number {
  return ((byte(bytes, at) << 24) | (byte(bytes, at + 1) << 16) | (byte(bytes, at + 2) << 8) | byte(bytes, at + 3)) >>> 0;
}

type Verdict = 'tag' | 'garbage' | 'unknown';

/**
 * Whether a chain of three tags begins at `at`: three headers that can be, each followed by its PreviousTagSize.
 * @param end - Where the bytes end; at the end of a file (`last`) a shorter chain that reaches exactly there is one too.
 */
function judgeChain(bytes: Uint8Array, at: number, end: number, last: boolean): Verdict {
  for (let link = 0; link < 3; link++) {
    if (at + flvTagHeaderSize > end) return last ? (link > 0 && at === end ? 'tag' : 'garbage') : 'unknown';
    const header = peekHeader(bytes, at);
    if (!header) return 'garbage';
    const next = at + flvTagHeaderSize + header.size;
    if (next + trailerSize > end) return last ? (link === 2 ? 'tag' : 'garbage') : 'unknown';
    if (uint32(bytes, next) !== flvTagHeaderSize + header.size) return 'garbage';
    at = next + trailerSize;
  }
  return 'tag';
}

/**
 * Where the first chain of three tags begins: enough proof in the middle of a file.
 * @returns -1 when there is none within `bytes`.
 */
export function findTag(bytes: Uint8Array, from = 0): number {
  for (let at = from; at + flvTagHeaderSize <= bytes.length; at++) if (judgeChain(bytes, at, bytes.length, false) === 'tag') return at;
  return -1;
}

/** A tag that claims more is checked for tags inside it while it is waited for. Larger than nearly all key frames. */
const suspiciousSize = 64 * 1024;
/** Past this a search drops its oldest bytes: garbage may not fill the memory. Larger than any chain with key frames of a sane stream. */
const maxSearchBytes = 16 * 1024 * 1024;

/**
 * Cuts bytes into FLV tags.
 *
 * Keeps its place by tag headers and PreviousTagSize, and where they contradict each other looks for the next chain of three tags. A wrong
 * PreviousTagSize before a header that can be is let pass, since some muxers write zeros there.
 */
export function createTagReader(options: TagReaderOptions = {}): TagReader {
  let bytes = new Uint8Array(0);
  let start = 0;
  let end = 0;
  let base = options.offset ?? 0;
  let owned = false;
  let skipped = 0;
  let mode: 'header' | 'tag' | 'anywhere' = options.start ?? 'header';
  let searched = 0;

  const append = (chunk: Uint8Array): void => {
    if (start === end) {
      base += start;
      [bytes, start, end, owned] = [chunk as Uint8Array<ArrayBuffer>, 0, chunk.length, false];
      return;
    }
    if (!owned || bytes.length - end < chunk.length) {
      // A new buffer each time, never the old one reused: tags that were handed out are views into it.
      const pending = end - start;
      const grown = new Uint8Array(chunk.length > pending ? pending + chunk.length : 2 * (pending + chunk.length));
      grown.set(bytes.subarray(start, end));
      base += start;
      [bytes, start, end, owned] = [grown, 0, pending, true];
    }
    bytes.set(chunk, end);
    end += chunk.length;
  };

  const skip = (count: number): void => {
    start += count;
    skipped += count;
  };

  /** Looking again at every small push would be quadratic in what is waiting. */
  const grownEnough = (): boolean => end - start >= searched + (searched >> 3);

  /** Whether whole tags lie inside the tag that is being waited for: then its size is wrong, and waiting on could take minutes of a stream. */
  const holdsTags = (): boolean => {
    if (!grownEnough()) return false;
    const at = findTag(bytes.subarray(start, end), 1);
    searched = at < 0 ? end - start : 0;
    if (at > 0) skip(at);
    return at > 0;
  };

  const search = (last: boolean): boolean => {
    if (!last && !grownEnough()) return false;
    let unknown = -1;
    for (let at = start; at < end; at++) {
      const verdict = judgeChain(bytes, at, end, last);
      if (verdict === 'tag') {
        skip(at - start);
        mode = 'tag';
        searched = 0;
        return true;
      }
      if (verdict === 'unknown' && unknown < 0) unknown = at;
    }
    skip((unknown < 0 ? end : unknown) - start);
    if (end - start > maxSearchBytes) skip((end - start) >> 1);
    searched = end - start;
    return false;
  };

  const next = (last: boolean): FlvTag | undefined => {
    for (;;) {
      if (mode === 'header') {
        if (end - start < 9 && !last) return undefined;
        const isFile = bytes[start] === 0x46 && bytes[start + 1] === 0x4c && bytes[start + 2] === 0x56;
        const size = uint32(bytes, start + 5) + trailerSize;
        if (isFile && size >= 13 && size <= 1024) {
          if (end - start < size) return undefined;
          skip(size);
          mode = 'tag';
        } else mode = 'anywhere';
      }
      if (mode === 'anywhere' && !search(last)) return undefined;
      if (end - start < flvTagHeaderSize) return undefined;
      const header = peekHeader(bytes, start);
      const size = flvTagHeaderSize + (header?.size ?? 0);
      const proof = header ? judgeTrailer(size, last) : 'garbage';
      if (proof === 'unknown') {
        if (size < suspiciousSize || !holdsTags()) return undefined;
        continue;
      }
      if (proof === 'garbage') {
        mode = 'anywhere';
        // A header that turned out wrong must not be found again.
        if (header) skip(1);
        continue;
      }
      return take(header as NonNullable<typeof header>, size);
    }
  };

  const judgeTrailer = (size: number, last: boolean): Verdict => {
    const trailer = start + size;
    if (trailer + trailerSize > end) return !last ? 'unknown' : trailer <= end ? 'tag' : 'garbage';
    if (uint32(bytes, trailer) === size) return 'tag';
    const following = trailer + trailerSize;
    if (following + flvTagHeaderSize > end) return last ? 'tag' : 'unknown';
    return peekHeader(bytes, following) ? 'tag' : 'garbage';
  };

  const take = (header: { type: FlvTag['type']; size: number }, size: number): FlvTag => {
    const tag: FlvTag = {
      type: header.type,
      timestamp: ((byte(bytes, start + 7) << 24) | (byte(bytes, start + 4) << 16) | (byte(bytes, start + 5) << 8) | byte(bytes, start + 6)) >>> 0,
      streamId: 0,
      offset: base + start,
      dataOffset: base + start + flvTagHeaderSize,
      data: bytes.subarray(start + flvTagHeaderSize, start + size),
      bytes: bytes.subarray(start, start + size),
    };
    start = Math.min(start + size + trailerSize, end);
    searched = 0;
    return tag;
  };

  const drain = (last: boolean): FlvTag[] => {
    const tags: FlvTag[] = [];
    for (let tag = next(last); tag; tag = next(last)) tags.push(tag);
    return tags;
  };

  return {
    push(chunk) {
      append(chunk);
      return drain(false);
    },
    flush: () => drain(true),
    get skipped() {
      return skipped;
    },
    get position() {
      return base + start;
    },
  };
}
