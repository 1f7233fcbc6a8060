import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import type { ReliveReplayElement } from '../../../src/index.js';
import { framesAdvance, until } from '../player.js';

afterEach(() => fixtureCleanup());

const files = ['/test/media/clock.flv', '/test/media/clock-parts.mp4'];
const start = Date.UTC(2026, 0, 1, 10);
const recordings = files.map((url, number) => ({ id: url, url, start: new Date(start + number * 8000).toISOString(), duration: 8 }));

/** A page that is not bundled fills what browsers remember of requests. */
const rememberRequests = (page: Window) => page.performance.setResourceTimingBufferSize(5000);

/** The recordings that the thread of a page has asked for itself. */
const askedFor = (page: Window) => files.filter((file) => page.performance.getEntriesByType('resource').some(({ name }) => name.endsWith(file)));

describe('recordings', () => {
  it('are read in a worker, which goes with its player', async () => {
    performance.clearResourceTimings();
    rememberRequests(window);
    const { Worker: NativeWorker } = window;
    const ended: boolean[] = [];
    window.Worker = class extends NativeWorker {
      override terminate(): void {
        ended.push(true);
        super.terminate();
      }
    };
    try {
      const player = await fixture<ReliveReplayElement>(html`<relive-replay muted autoplay .recordings=${recordings}></relive-replay>`);
      await framesAdvance(player);
      player.currentTime = 12;
      await until(player, 'the other recording is on show', () => !player.seeking && player.fragment?.url.endsWith('mp4'));
      await framesAdvance(player);
      expect(askedFor(window)).to.deep.equal([]);
      player.remove();
      await waitUntil(() => ended.length === 1, 'the worker has ended');
    } finally {
      window.Worker = NativeWorker;
    }
  });

  it('are read in the page’s own thread where its policy allows no worker', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="strict" allow="autoplay" width="640" height="360" src=${new URL('../live/strict.html', import.meta.url).href}></iframe>`);
    await waitUntil(() => frame.contentWindow?.customElements?.get('relive-replay'), 'the player is defined', { timeout: 20_000 });
    const page = frame.contentWindow as Window;
    rememberRequests(page);
    const errors: unknown[] = [];
    page.addEventListener('error', (event) => errors.push(event.message));
    page.addEventListener('unhandledrejection', (event) => errors.push(event.reason));
    const violations = new Set<string>();
    page.document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.add(effectiveDirective));
    const player = page.document.createElement('relive-replay') as ReliveReplayElement;
    Object.assign(player, { recordings, autoplay: true, muted: true, controls: true });
    page.document.body.append(player);
    await framesAdvance(player);
    player.currentTime = 12;
    await until(player, 'the other recording is on show', () => !player.seeking && player.fragment?.url.endsWith('mp4'));
    await framesAdvance(player);
    expect(askedFor(page)).to.deep.equal(files);
    expect(errors).to.deep.equal([]);
    expect(player.error).to.equal(null);
    for (const directive of violations) expect(directive).to.be.oneOf(['worker-src', 'require-trusted-types-for']);
    player.remove();
  });
});
