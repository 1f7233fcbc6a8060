import { PlayerError } from '../core/player-error.js';
import type { ByteSource } from './byte-source.js';
import type { FlvIndex } from './flv-index.js';
import { indexedFlv } from './flv-recording.js';
import { startFlvScan, type FlvScan } from './flv-scan.js';
import type { PacketSource } from './packet-source.js';

/** Sound may come so much later in the file than its picture. Milliseconds. */
const interleaving = 1000;
/** A recording whose sound has not come by then has none, or a late one. Bytes. */
const soundBy = 512 * 1024;
/** Metadata is believed where it is within this share of what the size tells. */
const plausible = 0.5;

/**
 * An FLV file that comes once, from its first byte to its last, and is played while it comes.
 *
 * Segments are listed as soon as all of them has come. How long the recording is, is estimated until its end has come. One without a picture,
 * or without any hint of its length, is there when it has come whole; so is one whose first segment is its only one.
 * @param keep - Takes the index once it is known to the end.
 * @throws PlayerError
 */
export async function growingFlv(source: ByteSource, targetSeconds: number, keep: (index: FlvIndex) => void, signal?: AbortSignal): Promise<PacketSource> {
  const scan = startFlvScan(source);
  /** Each tries to settle, and tells whether it has. */
  const waiting = new Set<() => boolean>();
  let done = false;
  let closed = false;
  let failure: unknown;
  /** What has come so far. Of a recording that still grows the last segment may not be whole, and is not listed. */
  let current: PacketSource | undefined;
  let state = '';

  function refresh(): PacketSource {
    const now = `${scan.last} ${done}`;
    if (current && state === now) return current;
    // What has come is played as far as it goes.
    if (failure && !current?.segments.length) throw failure;
    const index = scan.index();
    const all = indexedFlv(source, index, targetSeconds);
    state = now;
    if (done) return (current = all);
    const latest = (scan.last - interleaving - (index.entries[0]?.time ?? 0)) / 1000;
    const segments = all.segments.filter(({ start, duration }, number) => start + duration < latest && number < all.segments.length - 1);
    return (current = { ...all, segments, duration: Math.max(lengthOf(scan, source.size) ?? 0, endOf(segments) + 2 * targetSeconds) });
  }

  async function read(): Promise<void> {
    const wake = () => {
      for (const check of waiting) if (check()) waiting.delete(check);
    };
    try {
      while (await scan.step(signal)) wake();
      if (!closed) keep(scan.index());
    } catch (error) {
      failure = error;
    }
    done = true;
    if (current) refresh();
    wake();
  }

  /** Waits until so many seconds have come and what is known then suffices, or all has come. */
  function until(time: number, suffices: (known: PacketSource) => boolean): Promise<PacketSource> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!done && (scan.last - scan.first - interleaving) / 1000 < time) return false;
        try {
          signal?.throwIfAborted();
          const known = refresh();
          if (!done && !suffices(known)) return false;
          resolve(known);
        } catch (error) {
          if (!done) return false;
          reject(PlayerError.from(error, 'bad-input'));
        }
        return true;
      };
      if (!check()) waiting.add(check);
    });
  }

  void read();
  const opens = ({ segments }: PacketSource) => segments.length > 0 && scan.hasPicture && (scan.hasSound || scan.bytes > soundBy) && lengthOf(scan, source.size) !== undefined;
  const first = await until(targetSeconds, opens);
  if (done) return first;
  const known = () => current ?? first;

  return {
    ...first,
    get duration() {
      return known().duration;
    },
    get segments() {
      return known().segments;
    },
    get configs() {
      return known().configs;
    },
    get growing() {
      return !done;
    },
    grown: async (time) => void (await until(time, ({ segments }) => endOf(segments) > time)),
    read: async (index, reading) => (await until(index * targetSeconds, ({ segments }) => index < segments.length)).read(index, reading),
    close() {
      closed = true;
      source.close?.();
    },
  };
}

function endOf(segments: PacketSource['segments']): number {
  const last = segments.at(-1);
  return last ? last.start + last.duration : 0;
}

/** How long the recording will be: what metadata says, if the size does not contradict it, else what the size tells. Seconds. */
function lengthOf(scan: FlvScan, size: number | undefined): number | undefined {
  const told = scan.metadata?.['duration'];
  const bySize = size === undefined ? undefined : ((scan.last - scan.first) / 1000) * (size / scan.bytes);
  const isTold = typeof told === 'number' && told > 0 && (bySize === undefined || Math.abs(told / bySize - 1) < plausible);
  return isTold ? told : bySize;
}
