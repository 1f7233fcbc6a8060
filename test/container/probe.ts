import { execFileSync } from 'node:child_process';
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

function ffprobe(path: string, ...options: string[]): string {
  return execFileSync('ffprobe', ['-hide_banner', '-loglevel', 'error', '-allowed_extensions', 'ALL', ...options, path].filter((each, index, all) => path.endsWith('.m3u8') || (each !== '-allowed_extensions' && all[index - 1] !== '-allowed_extensions')), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }); // prettier-ignore
}

/** Presentation times of the frames that a decoder makes of it, in order, seconds. */
export function frameTimes(path: string, stream: 'v' | 'a'): number[] {
  const lines = ffprobe(path, '-select_streams', `${stream}:0`, '-show_entries', 'frame=best_effort_timestamp_time', '-of', 'csv=p=0');
  return lines.split('\n').map((line) => parseFloat(line)).filter((time) => !Number.isNaN(time)).sort((a, b) => a - b); // prettier-ignore
}

/** What ffprobe says of the first stream of a kind. */
export function streamFacts(path: string, stream: 'v' | 'a'): Record<string, unknown> {
  const facts = JSON.parse(ffprobe(path, '-select_streams', `${stream}:0`, '-show_streams', '-of', 'json')) as { streams: Record<string, unknown>[] };
  return facts.streams[0] ?? {};
}

/** Whether a decoder gets through all of it without a complaint. */
export function decodeErrors(path: string): string {
  try {
    execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-xerror', '-i', path, '-f', 'null', '-'], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
    return '';
  } catch (error) {
    return String((error as { stderr?: string }).stderr);
  }
}

/** All that a reader gives for one init segment, as one file. */
export async function wholeOutput(reader: RecordingReader, { init = 0, timeOffset = 0 } = {}): Promise<string> {
  const parts = [await reader.initSegment(init)];
  for (const [index, segment] of reader.segments.entries()) if (segment.init === init) parts.push((await reader.segment(index, { timeOffset })).bytes);
  return temporaryFile(concat(...parts), 'mp4');
}
