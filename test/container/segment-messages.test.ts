import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memorySource } from '../../src/container/byte-source.js';
import { openRecording } from '../../src/container/open-recording.js';
import { fixture } from './fixture.js';

/** What x264 puts into the first picture of a file. */
const encoder = 'dc45e9bd-e6d9-48b7-962c-d820d923eeef';

describe('messages in a recording', () => {
  for (const name of ['avc-aac.flv', 'faststart.mp4'])
    it(`come with the segment of their picture: ${name}`, async () => {
      const reader = await openRecording(memorySource(fixture(name)), { targetSeconds: 1 });
      const [first, second] = [await reader.segment(0, { timeOffset: 5 }), await reader.segment(1)];
      assert.deepEqual(
        first.messages.map(({ payloadType, uuid, time }) => [payloadType, uuid, Math.round(time * 1000)]),
        [[5, encoder, 0]],
      );
      assert.match(new TextDecoder().decode(first.messages[0]?.payload), /^x264/);
      assert.deepEqual(second.messages, []);
    });

  it('are none where there is no picture', async () => {
    const reader = await openRecording(memorySource(fixture('aac-only.flv')));
    assert.equal(reader.soundOnly, true);
    assert.deepEqual((await reader.segment(0)).messages, []);
  });
});
