// One configuration for every browser: BROWSER=chromium (default) | firefox | webkit.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { loopServer } from './test/server/loop.mjs';
import { mediaServer } from './test/server/media-server.mjs';
import { packagesPlugin } from './test/server/packages-plugin.mjs';

const media = mediaServer();
const loop = loopServer({ cutSeconds: 2 });
const { BROWSER: browser = 'chromium', BROWSER_PATH: executablePath = '/usr/bin/chromium' } = process.env;
/** Of one test and of one file, in ms: more only where tests are long on purpose. TEST_NAME picks tests by a piece of their name, BROWSER_ARGS are Chromium’s. */
const { TEST_LIMIT = '30000', FILE_LIMIT = '240000', TEST_NAME, BROWSER_ARGS } = process.env;

const launchers = {
  async chromium() {
    const { playwrightLauncher } = await import('@web/test-runner-playwright');
    return playwrightLauncher({
      product: 'chromium',
      launchOptions: {
        executablePath,
        headless: true,
        timeout: 120_000,
        chromiumSandbox: false,
        args: [
          '--no-sandbox',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--autoplay-policy=no-user-gesture-required',
          '--mute-audio',
          ...(BROWSER_ARGS ? BROWSER_ARGS.split(' ') : []),
        ],
      },
    });
  },
  async firefox() {
    const { puppeteerLauncher } = await import('@web/test-runner-puppeteer');
    return puppeteerLauncher({
      launchOptions: {
        browser: 'firefox',
        executablePath,
        // Without a window there is no WebGL2.
        headless: false,
        timeout: 120_000,
        protocolTimeout: 240_000,
        extraPrefsFirefox: { 'webgl.force-enabled': true, 'gfx.x11-egl.force-enabled': true, 'media.autoplay.default': 0, 'media.block-autoplay-until-in-foreground': false,
          // Nobody gives its window the focus.
          'focusmanager.testmode': true },
      },
    });
  },
  async webkit() {
    const { webdriverLauncher } = await import('@web/test-runner-webdriver');
    return webdriverLauncher({
      hostname: '127.0.0.1',
      port: Number(process.env.WEBDRIVER_PORT),
      path: '/',
      logLevel: 'error',
      connectionRetryTimeout: 120_000,
      automationProtocol: 'webdriver',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', args: ['--automation'] },
      },
    });
  },
};

export default {
  // What takes long has a command of its own.
  files: [...['engines', 'live', 'frames', 'fill', 'ui', 'elements'].map((layer) => `test/${layer}/**/*.test.ts`), '!test/live/long/**'],
  nodeResolve: { exportConditions: ['production'] },
  // Never undefined: that hangs for ever. One page at a time keeps media in real time on small machines.
  concurrency: 1,
  concurrentBrowsers: 1,
  browserStartTimeout: 120_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: Number(FILE_LIMIT),
  testFramework: { config: { timeout: Number(TEST_LIMIT), ...(TEST_NAME && { grep: TEST_NAME }) } },
  middleware: [media.middleware, loop.middleware],
  plugins: [media.plugin, loop.plugin, packagesPlugin(), esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)), target: 'es2022' })],
  browsers: [await launchers[browser]()],
};
