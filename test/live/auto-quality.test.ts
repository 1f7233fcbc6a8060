import { expect } from '@open-wc/testing';
import { createAutoQuality } from '../../src/live/auto-quality.js';

const qualities = [
  { id: 'high', label: '1080p', bitrate: 3_000_000 },
  { id: 'low', label: '360p', bitrate: 800_000 },
  { id: 'middle', label: '720p', bitrate: 1_500_000 },
];

/** A choice with a clock that the test moves, and what was chosen. */
function choice(current: string, works = () => true) {
  let time = 0;
  const chosen: string[] = [];
  const auto = createAutoQuality(
    qualities,
    current,
    async ({ id }) => {
      if (!works()) throw new Error('It does not play.');
      chosen.push(id);
    },
    () => time,
  );
  /** Seconds, looking every second. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      time++;
      auto.look();
      await new Promise((done) => setTimeout(done));
    }
  };
  return { auto, chosen, pass };
}

describe('the automatic quality', () => {
  it('steps down each time that the network does not keep up', async () => {
    const { auto, chosen, pass } = choice('high');
    await pass(6);
    auto.starved();
    await pass(6);
    auto.starved();
    await pass(6);
    auto.starved();
    expect(chosen).to.deep.equal(['middle', 'low']);
  });

  it('gives a step some time before it takes the next', async () => {
    const { auto, chosen, pass } = choice('high');
    await pass(6);
    auto.starved();
    await pass(1);
    auto.starved();
    expect(chosen).to.deep.equal(['middle']);
  });

  it('steps up when it has been calm, and waits longer after a step that was too high', async () => {
    const { auto, chosen, pass } = choice('middle');
    await pass(25);
    expect(chosen).to.deep.equal(['high']);
    auto.starved();
    await pass(30);
    expect(chosen).to.deep.equal(['high', 'middle']);
    await pass(20);
    expect(chosen).to.deep.equal(['high', 'middle', 'high']);
  });

  it('stays where it is when a better quality does not play', async () => {
    const { chosen, pass } = choice('low', () => false);
    await pass(200);
    expect(chosen).to.deep.equal([]);
  });
});
