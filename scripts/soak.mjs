// npm run soak: 300 reconnects, 100 players that come and go, an hour of stream. Chromium alone tells how large its heap is.
import { installDependencies } from './install.mjs';

await installDependencies();
Object.assign(process.env, {
  TEST_LIMIT: '900000',
  FILE_LIMIT: '1800000',
  BROWSER_ARGS: '--js-flags=--expose-gc --enable-precise-memory-info',
});
const { testBrowser } = await import('./test-browser.mjs');
const { passed, failed } = await testBrowser('chromium', ['test/soak/*.test.ts']);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
