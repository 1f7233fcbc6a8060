import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { english } from '../../src/ui/language/english.js';
import { statisticsPanel, type PanelStatistics } from '../../src/ui/statistics/statistics-panel.js';

afterEach(() => fixtureCleanup());

const lines = async (facts: PanelStatistics) => {
  const panel = await fixture(html`<section>${statisticsPanel(facts, english)}</section>`);
  await expect(panel).to.be.accessible();
  return [...panel.querySelectorAll('dl > div')].map((line) => line.textContent?.trim());
};

it('shows figures, one a line', async () => {
  const facts = { width: 1280, height: 720, fps: 24.97, netKbps: 2012.4, bufferSeconds: 2.44, latencySeconds: 3, droppedFrames: 0, engine: 'flv', codecs: 'avc1.64001f' };
  expect(await lines(facts)).to.deep.equal(['Picture1280 × 720, 25 fps', 'Rate2012 kbps', 'Buffer2.4 s', 'Delay3.0 s', 'Dropped0', 'Engineflv', 'Codecsavc1.64001f']);
});

it('leaves out what is not known', async () => {
  expect(await lines({ bufferSeconds: 1, latencySeconds: Infinity })).to.deep.equal(['Buffer1.0 s']);
});
