import assert from 'node:assert/strict';
import type { Fields } from './callbacks.js';

/** Reads server-sent events whose data is JSON. */
export function readEvents(response: Response) {
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.ok(reader);
  let rest = '';
  return {
    async next(): Promise<Fields> {
      for (;;) {
        const [block, ...more] = rest.split('\n\n');
        if (block !== undefined && more.length > 0) {
          rest = more.join('\n\n');
          const data = block.split('\n').find((line) => line.startsWith('data: '));
          if (data) return JSON.parse(data.slice(6)) as Fields;
          continue;
        }
        const { value, done } = await reader.read();
        if (done) throw new Error('The events ended.');
        rest += value;
      }
    },
    close: () => reader.cancel(),
  };
}
