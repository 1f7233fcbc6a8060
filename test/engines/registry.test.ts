import { expect, fixtureCleanup } from '@open-wc/testing';
import { registerEngine } from '../../src/engines/registry.js';
import { framesAdvance, livePlayer, until } from '../elements/player.js';

afterEach(() => fixtureCleanup());

it('takes another engine, which the elements need not know', async () => {
  registerEngine({
    format: 'file',
    load: async () => ({ media, url, signal, report }) => {
      media.src = url;
      signal.addEventListener('abort', () => media.removeAttribute('src'));
      queueMicrotask(() => report({ type: 'attached' }));
      return { name: 'file', receivedBytes: 0 };
    },
  });
  const player = await livePlayer('/test/media/container/faststart.mp4', { type: 'file' });
  await framesAdvance(player, 0.2);
  expect(player.statistics.engine).to.equal('file');
});

it('says so where there is no engine for a format', async () => {
  const player = await livePlayer('/test/media/clock.dash', { type: 'dash' });
  await until(player, 'there is an error', () => player.error);
  expect(player.error?.code).to.equal('unsupported-format');
});
