import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordingReader } from '../../src/container/recording-reader.js';
import { concat } from './fixture.js';

/** A folder of its own for one test file, gone when the process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relive-container-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const folder = temporaryFolder();
let count = 0;

export function temporaryFile(bytes: Uint8Array, extension: string): string {
  const path = join(folder, `${count++}.${extension}`);
  writeFileSync(path, bytes);
  return path;
}

type Kind = 'v' | 'a';

interface Facts {
  readonly streams: readonly Record<string, unknown>[];
  readonly times: Readonly<Record<Kind, readonly number[]>>;
}

/** A process takes longer to start than to decode a fixture: each file is decoded once, for all its times and facts. */
const known = new Map<string, Facts>();

function factsOf(path: string): Facts {
  const facts = known.get(path) ?? decode(path);
  known.set(path, facts);
  return facts;
}

function decode(path: string): Facts {
  const options = ['-hide_banner', '-loglevel', 'error', '-threads', '1', '-show_streams', '-show_entries', 'frame=media_type,best_effort_timestamp_time', '-of', 'json', path];
  const output = execFileSync('ffprobe', options, { encoding: 'utf8', maxBuffer: 64e6, stdio: ['ignore', 'pipe', 'pipe'] });
  const { streams = [], frames = [] } = JSON.parse(output) as { streams?: Record<string, unknown>[]; frames?: { media_type: string; best_effort_timestamp_time?: string }[] };
  const timesOf = (type: string) => frames.filter((frame) => frame.media_type === type).map((frame) => parseFloat(frame.best_effort_timestamp_time ?? '')).filter((time) => !Number.isNaN(time)); // prettier-ignore
  return { streams, times: { v: timesOf('video'), a: timesOf('audio') } };
}

/** Presentation times of the frames that a decoder makes of it, in order, seconds. */
export function frameTimes(path: string, stream: Kind): number[] {
  return factsOf(path).times[stream].toSorted((a, b) => a - b);
}

/** What ffprobe says of the first stream of a kind. */
export function streamFacts(path: string, stream: Kind): Record<string, unknown> {
  return factsOf(path).streams.find((facts) => facts['codec_type'] === { v: 'video', a: 'audio' }[stream]) ?? {};
}

/** Whether a decoder gets through all of it without a complaint. ffprobe would not say so: it stops at broken boxes without a word. */
export function decodeErrors(path: string): string {
  const { error, stderr, status } = spawnSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-xerror', '-threads', '1', '-i', path, '-f', 'null', '-'], { encoding: 'utf8' });
  if (error) throw error;
  return status === 0 ? '' : stderr || `ffmpeg ended with ${status}`;
}

/** All that a reader gives for one init segment, as one file. */
export async function wholeOutput(reader: RecordingReader, { init = 0, timeOffset = 0 } = {}): Promise<string> {
  const parts = [await reader.initSegment(init)];
  for (const [index, segment] of reader.segments.entries()) if (segment.init === init) parts.push((await reader.segment(index, { timeOffset })).bytes);
  return temporaryFile(concat(...parts), 'mp4');
}
