// A browser, and visitors in it that have never been here before.
import { chromium } from 'playwright-core';
import { installBrowser } from '../scripts/install-browser.mjs';

/** A home connection to a server in the same country: what a request costs shows, and how much code there is. */
export const farAway = { latencyMs: 40, megabitsPerSecond: 20 };

/** @param {string[]} more Switches of its own. */
export async function openBrowser(more = []) {
  return chromium.launch({
    executablePath: installBrowser('chromium'),
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required', '--mute-audio', ...more],
  });
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} stage What runs in the page before its own code.
 */
export async function newVisitor(browser, stage) {
  const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.addInitScript({ content: stage });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  return {
    page,
    /** @param {typeof farAway | undefined} network None: as fast as the machine can. */
    async setNetwork(network) {
      const bytes = network ? (network.megabitsPerSecond * 1e6) / 8 : -1;
      await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: network?.latencyMs ?? 0, downloadThroughput: bytes, uploadThroughput: bytes });
    },
    /** Seconds that the page's main thread has worked so far. */
    async mainThread() {
      await devtools.send('Performance.enable');
      const { metrics } = await devtools.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN;
    },
    /**
     * What an expression gives in the page, or an error where it takes for ever.
     * @template T @param {string} expression @returns {Promise<T>}
     */
    async ask(expression) {
      /** @type {NodeJS.Timeout | undefined} */
      let timer;
      const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`No answer in 20 s: ${expression}`)), 20_000)));
      return Promise.race([page.evaluate(expression), late]).finally(() => clearTimeout(timer));
    },
    leave: () => context.close(),
  };
}
