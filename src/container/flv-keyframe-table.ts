import type { AmfValue } from './amf.js';
import type { ByteSource } from './byte-source.js';
import { advanceClock, createSteadyClock } from './flv-clock.js';
import type { FlvHead } from './flv-head.js';
import type { FlvIndex } from './flv-index.js';
import { createTagReader, flvVideo } from './flv-tags.js';
import { parseFlvVideo } from './flv-video.js';

/** How far a time of the table may be from its tag's. Milliseconds. */
const tolerance = 60;

interface Row {
  readonly time: number;
  readonly at: number;
}

/**
 * The index that the `keyframes` object of `onMetaData` gives (`times` in seconds, `filepositions` in bytes), if it is true.
 *
 * The entries before the first key frame are left out: many writers let entry 0 point at the sequence header. The middle entry, the last and
 * one more are looked up in the file.
 * @param end - When the recording ends, milliseconds on the line of the head's clock.
 */
export async function readKeyframeTable(source: ByteSource, head: FlvHead, end: number, signal?: AbortSignal): Promise<FlvIndex | undefined> {
  const { first } = head;
  const rows = rowsOf(head.metadata?.['keyframes'], source.size ?? 0).filter((row) => row.at >= first.offset);
  const [origin] = rows;
  if (!origin || rows.length < 2 || origin.at !== first.offset || first.config.kind !== 'video') return undefined;
  const timed = rows.map(({ time, at }) => ({ at, dts: first.dts + time - origin.time }));
  const samples = new Set([timed[timed.length >> 1], timed[Math.floor(timed.length * 0.8)], timed.at(-1)].filter((row) => row !== undefined));
  const truths = await Promise.all([...samples].map((row) => isKeyFrame(source, head, row, signal)));
  if (truths.includes(false)) return undefined;
  const lag = first.pts - first.dts;
  const entries = timed.map(({ at, dts }, index) => {
    const to = timed[index + 1]?.at ?? source.size ?? at;
    return { time: dts + lag, at, from: at, to, config: 0, clock: advanceClock(head.clock, dts) };
  });
  const last = entries.at(-1)?.time ?? 0;
  return { complete: false, end: Math.max(end, last + 1), entries, configs: [head.configs], audioOrigin: head.audioOrigin };
}

/** The rows that can be: places inside the file and growing, times not going back. */
function rowsOf(table: AmfValue | undefined, size: number): Row[] {
  if (typeof table !== 'object' || table === null || Array.isArray(table) || table instanceof Date) return [];
  const { times, filepositions: places } = table;
  if (!Array.isArray(times) || !Array.isArray(places)) return [];
  const rows: Row[] = [];
  for (let index = 0; index < Math.min(times.length, places.length); index++) {
    const [time, at] = [Number(times[index]) * 1000, Number(places[index])];
    const before = rows.at(-1);
    if (!Number.isFinite(time) || !Number.isSafeInteger(at) || at <= 0 || at >= size || (before && at <= before.at)) continue;
    if (before && time < before.time) return [];
    // Two entries of one time: the first is the sequence header.
    if (before && time === before.time) rows.pop();
    rows.push({ time, at });
  }
  return rows;
}

async function isKeyFrame(source: ByteSource, head: FlvHead, row: { at: number; dts: number }, signal?: AbortSignal): Promise<boolean> {
  // The tag's header and what tells a key frame; made to look like a whole tag for the reader.
  const bytes = (await source.read(row.at, row.at + 11 + 32, signal)).slice();
  if (bytes.length < 16) return false;
  bytes.set([0, 0, bytes.length - 11], 1);
  const [tag] = createTagReader({ start: 'tag' }).push(new Uint8Array([...bytes, 0, 0, 0, bytes.length]));
  const payload = tag?.type === flvVideo ? parseFlvVideo(tag.data) : undefined;
  if (!tag || payload?.kind !== 'frame' || !payload.key) return false;
  return Math.abs(createSteadyClock(head.clock).rebase('video', tag.timestamp) - row.dts) <= tolerance;
}
