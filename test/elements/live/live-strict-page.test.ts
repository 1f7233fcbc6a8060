import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import type { ReliveLiveElement } from '../../../src/index.js';
import { framesAdvance } from '../player.js';

afterEach(() => fixtureCleanup());

for (const src of ['/live/clock.flv', '/hls/clock.m3u8'])
  it(`plays ${src} with controls on a page whose policy allows no inline style, no worker and no eval`, async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="strict" allow="autoplay" width="640" height="360" src=${new URL('./strict.html', import.meta.url).href}></iframe>`);
    await waitUntil(() => frame.contentWindow?.customElements?.get('relive-live'), 'the player is defined', { timeout: 20_000 });
    const page = frame.contentDocument as Document;
    const violations: string[] = [];
    page.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, lineNumber }) => violations.push(`${violatedDirective} at ${sourceFile}:${lineNumber}`));
    const player = page.createElement('relive-live') as ReliveLiveElement;
    Object.assign(player, { src, autoplay: true, muted: true, controls: true });
    page.body.append(player);
    await framesAdvance(player);
    expect(violations).to.deep.equal([]);
    player.remove();
  });
