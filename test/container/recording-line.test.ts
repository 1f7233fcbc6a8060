import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openRecording } from '../../src/container/open-recording.js';
import { recordingLine } from '../../src/container/recording-line.js';
import type { MessageEnd } from '../../src/container/recording-messages.js';
import { serveRecordings } from '../../src/container/serve-recordings.js';
import { fixture } from './fixture.js';
import { repeatFlv } from './flv-edit.js';
import { serveMedia } from './media-server.js';

/** A line between two ends, as between a page and its worker. */
function line() {
  const { port1, port2 } = new MessageChannel();
  serveRecordings(port1 as unknown as MessageEnd);
  const open = recordingLine(port2 as unknown as MessageEnd);
  for (const port of [port1, port2]) port.start();
  return { open, close: () => port1.close() };
}

const names = ['avc-aac.flv', 'faststart.mp4', 'sound.aac'];

describe('recordings read in another thread', () => {
  it('are the same as in this one, to the byte', async () => {
    const server = await serveMedia(Object.fromEntries(names.map((name) => [name, fixture(name)])));
    const { open, close } = line();
    try {
      for (const name of names) {
        const [near, far] = [await openRecording(server.url(name)), await open(server.url(name), {})];
        assert.deepEqual(far.segments, near.segments.map(({ start, duration, init }) => ({ start, duration, init }))); // prettier-ignore
        assert.equal(far.duration, near.duration);
        assert.deepEqual(await far.initSegment(), await near.initSegment());
        assert.deepEqual(await far.segment(0, { timeOffset: 3, until: 0.5 }), await near.segment(0, { timeOffset: 3, until: 0.5 }));
        near.close();
        far.close();
      }
    } finally {
      close();
      server.close();
    }
  });

  it('ask this thread what can be played', async () => {
    const server = await serveMedia({ 'a.flv': fixture('avc-aac.flv') });
    const { open, close } = line();
    try {
      const silent = await open(server.url('a.flv'), { canPlay: (type) => !type.startsWith('audio') });
      assert.match(silent.silencedCodec ?? '', /mp4a/);
      const { open: openOther, close: closeOther } = line();
      await assert.rejects(openOther(server.url('a.flv'), { canPlay: () => false }), { code: 'unsupported-codec' });
      closeOther();
    } finally {
      close();
      server.close();
    }
  });

  it('grow there, and are known here', async () => {
    const file = repeatFlv(fixture('avc-aac.flv'), 10, 4);
    let sendRest = () => {};
    const server = await serveMedia(
      {},
      {
        fault(_, response) {
          response.writeHead(200, { 'Content-Length': file.length }).write(file.subarray(0, file.length / 2));
          sendRest = () => response.end(file.subarray(file.length / 2));
          return true;
        },
      },
    );
    const { open, close } = line();
    try {
      const far = await open(server.url('a.flv'), {});
      assert.equal(far.growing, true);
      assert.ok(far.segments.length > 0);
      assert.ok((await far.segment(0)).bytes.length > 1000);
      const growing = far.grown(Infinity);
      sendRest();
      const { growing: goesOn, segments, duration } = await growing;
      assert.equal(goesOn, false);
      assert.ok(Math.abs(duration - 40) < 0.1);
      assert.ok((await far.segment(segments.length - 1)).end > 39);
    } finally {
      close();
      server.close();
    }
  });

  it('say what is wrong, and are aborted from here', async () => {
    const server = await serveMedia({ 'broken.flv': new Uint8Array(100), 'a.flv': fixture('avc-aac.flv') });
    const { open, close } = line();
    try {
      await assert.rejects(open(server.url('none.flv'), {}), { name: 'PlayerError', code: 'not-found' });
      await assert.rejects(open(server.url('broken.flv'), {}), { name: 'PlayerError', code: 'bad-input' });
      const ending = new AbortController();
      const opening = open(server.url('a.flv'), { signal: ending.signal });
      ending.abort();
      await assert.rejects(opening, { code: 'aborted' });
      const recording = await open(server.url('a.flv'), {});
      const reading = new AbortController();
      const segment = recording.segment(0, { signal: reading.signal });
      reading.abort();
      await assert.rejects(segment, { code: 'aborted' });
      assert.ok((await recording.segment(0)).bytes.length > 0);
      recording.close();
      await assert.rejects(recording.segment(0), { code: 'aborted' });
    } finally {
      close();
      server.close();
    }
  });
});
