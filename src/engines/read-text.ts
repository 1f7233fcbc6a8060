import { PlayerError } from '../core/player-error.js';

export interface ReadTextOptions {
  /** Bytes. */
  readonly longest: number;
  /** What it is, as the error tells. */
  readonly what: string;
  /** Called whenever some of it has come. */
  onProgress?(): void;
}

/**
 * Reads an answer as text, up to a length.
 * @throws PlayerError `unsupported-format` when it is longer.
 */
export async function readText(response: Response, { longest, what, onProgress }: ReadTextOptions): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  while (reader) {
    const { value, done } = await reader.read();
    if (done) break;
    onProgress?.();
    size += value.byteLength;
    if (size > longest) {
      void reader.cancel();
      throw new PlayerError('unsupported-format', `${what} is longer than ${longest / 1e6} MB.`);
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}
