import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { english } from '../../src/ui/language/english.js';
import { measuresIn } from '../../src/ui/statistics/measures.js';
import { qualityText } from '../../src/ui/statistics/quality-text.js';
import { statisticsPanel, type PanelStatistics } from '../../src/ui/statistics/statistics-panel.js';

afterEach(() => fixtureCleanup());

const lines = async (facts: PanelStatistics) => {
  const panel = await fixture(html`<section>${statisticsPanel(facts, english)}</section>`);
  await expect(panel).to.be.accessible();
  return [...panel.querySelectorAll('dl > div')].map((line) => line.textContent?.trim());
};

it('shows figures, one a line', async () => {
  const facts = { width: 1280, height: 720, fps: 24.97, netKbps: 2012.4, bufferSeconds: 2.44, latencySeconds: 3, droppedFrames: 0, engine: 'flv', codecs: 'avc1.64001f' };
  expect(await lines(facts)).to.deep.equal(['Picture1280 × 720, 25 fps', 'Quality720p show room · 2012 of 1000–1800 kbps', 'Rate2012 kbps', 'Buffer2.4 s', 'Delay3.0 s', 'Dropped0', 'Engineflv', 'Codecsavc1.64001f']);
});

it('leaves out what is not known', async () => {
  expect(await lines({ bufferSeconds: 1, latencySeconds: Infinity })).to.deep.equal(['Buffer1.0 s']);
});

it('answers why a picture is soft: what its size is meant for, what came of the bitrate that it needs, and how large it is shown', () => {
  const measures = measuresIn('en');
  expect(qualityText({ width: 960, height: 540, kbps: 812, scale: 0.62 }, measures)).to.equal('540p show room · 812 of 800–1500 kbps · shown at 0.6×');
  expect(qualityText({ width: 544, height: 960, kbps: 410, scale: 2 }, measures)).to.equal('540p show room · 410 of 800–1500 kbps, low · shown at 2×');
  expect(qualityText({ width: 2560, height: 1440, kbps: 6000 }, measures)).to.equal('1440p');
  expect(qualityText({ width: 320, height: 180 }, measures)).to.equal('180p');
  expect(qualityText({ width: 960, height: 540, kbps: 700, scale: 1 }, measuresIn('zh-CN'))).to.equal('540p 秀场 · 700 kbps（建议 800–1500）, 偏低 · 以 1 倍显示');
});
