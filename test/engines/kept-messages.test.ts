import { expect } from '@open-wc/testing';
import { keptMessages } from '../../src/engines/stitched/kept-messages.js';
import { buildTimeline } from '../../src/timeline/build-timeline.js';
import type { Recording } from '../../src/timeline/recording.js';

describe('messages of what is loaded', () => {
  const recording = (id: string, startSecond: number): Recording => ({ id, url: `https://a/${id}`, format: 'flv', startMs: startSecond * 1000, endMs: (startSecond + 10) * 1000, duration: 10 });
  const timeline = buildTimeline([recording('one', 0), recording('two', 10)]);
  const message = (time: number) => ({ payloadType: 242, payload: Uint8Array.of(time), time });

  it('are found by play time, as often as they are asked for', () => {
    const kept = keptMessages();
    kept.add('two', 0, [message(3), message(1)]);
    kept.add('one', 1, [message(9.5)]);
    kept.add('one', 0, []);
    const times = (from: number, to: number) => kept.between(timeline, from, to).map(({ time }) => time);
    expect(times(9, 13)).to.deep.equal([9.5, 11, 13]);
    expect(times(11, 13)).to.deep.equal([13]);
    expect(times(11, 12.9)).to.deep.equal([]);
    expect(times(9, 13)).to.deep.equal([9.5, 11, 13]);
  });

  it('are not told where another recording has taken over', () => {
    const kept = keptMessages();
    kept.add('one', 1, [message(10.4)]);
    kept.add('two', 0, [message(0)]);
    expect(kept.between(timeline, 8, 12).map(({ time }) => time)).to.deep.equal([10]);
  });

  it('are forgotten in the end', () => {
    const kept = keptMessages();
    for (let segment = 0; segment < 1000; segment++) kept.add('one', segment, [message(segment / 100)]);
    const left = kept.between(timeline, -1, 10);
    expect(left.length).to.be.below(100);
    expect(left.at(-1)?.time).to.equal(9.99);
  });
});
