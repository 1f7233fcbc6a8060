// All browser tests once; files that failed once more, alone, in a fresh browser, and named. Further arguments pick files.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.mjs';
import { installBrowser } from './install-browser.mjs';

/** Of all files together, in ms; of one file alone where that is given more. Those who call set it at any time before. */
const passLimit = () => Math.max(900_000, Number(process.env.FILE_LIMIT ?? 0) * 2);

/**
 * @param {'chromium' | 'firefox' | 'webkit'} browser
 * @param {string[]} [files]
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function testBrowser(browser, files) {
  process.env.BROWSER = browser;
  process.env.BROWSER_PATH = installBrowser(browser);
  const stop = browser === 'webkit' ? await startDriver(process.env.BROWSER_PATH) : () => {};
  const results = await pass(files);
  const failed = [...results].filter(([, result]) => result.failed).map(([file]) => file);
  for (const file of failed) report('FAILED', file, results.get(file));
  if (failed.length && process.env.RETRY !== '0')
    for (const [file, result] of await pass(failed)) {
      report(result.failed ? 'FAILED AGAIN' : 'FLAKY, passed on the second run', file, result);
      results.set(file, result);
    }
  stop();
  const all = [...results.values()];
  return { passed: all.reduce((sum, { passed }) => sum + passed, 0), failed: all.reduce((sum, { failed }) => sum + failed, 0) };
}

let passes = 0;

/**
 * @param {string[]} [files]
 * @returns {Promise<Map<string, { passed: number, failed: number, reasons: string[] }>>}
 */
async function pass(files) {
  const { startTestRunner, defaultReporter } = await import('@web/test-runner');
  // A fresh launcher each time: a browser that broke is not asked again.
  const { default: config } = await import(`../web-test-runner.config.mjs?pass=${passes++}`);
  const runner = await startTestRunner({
    config: { ...config, ...(files && { files }), watch: false, reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false })] },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) throw new Error('The test runner did not start.');
  await new Promise((done, fail) => {
    const limit = passLimit();
    const timer = setTimeout(() => fail(new Error(`Tests were not done after ${limit / 1000} s.`)), limit);
    runner.on('finished', () => (clearTimeout(timer), done(undefined)));
  });
  const results = new Map();
  for (const session of runner.sessions.all()) results.set(session.testFile, count(session));
  // A socket left open must not hold the run.
  await Promise.race([runner.stop(), new Promise((done) => setTimeout(done, 10_000))]);
  return results;
}

/** WebKit is driven by a program of its own, on a port that nobody else uses. @param {string} program */
async function startDriver(program) {
  const port = String(await freePort());
  const driver = spawn(program, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } });
  process.env.WEBDRIVER_PORT = port;
  process.once('exit', () => driver.kill());
  return () => void driver.kill();
}

/** @param {import('@web/test-runner').TestSession} session */
function count({ testResults, errors, passed: whole }) {
  const result = { passed: 0, failed: 0, reasons: /** @type {string[]} */ ([]) };
  const suites = testResults ? [testResults] : [];
  for (const suite of suites) {
    suites.push(...suite.suites);
    for (const test of suite.tests) {
      // A test that was not picked by its name has neither passed nor an error.
      if (test.skipped || (process.env.TEST_NAME && !test.passed && !test.error)) continue;
      if (test.passed) result.passed++;
      else {
        result.failed++;
        result.reasons.push(`${test.name}: ${test.error?.message}`);
      }
    }
  }
  // A file that did not load counts as a failure; web-test-runner's own summary would leave it out.
  const partial = Boolean(process.env.TEST_NAME);
  if (errors.length || (!partial && ((!whole && !result.failed) || result.passed + result.failed === 0))) {
    result.failed++;
    result.reasons.push(errors.map(({ message }) => message).join('; ') || 'The file did not run.');
  }
  return result;
}

/**
 * @param {string} verdict
 * @param {string} file
 * @param {{ reasons: string[] } | undefined} result
 */
function report(verdict, file, result) {
  console.log([`${verdict}: ${file}`, ...(result?.reasons ?? [])].join('\n  '));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const browser = /** @type {'chromium'} */ (process.argv.find((word) => word.startsWith('--browser='))?.split('=')[1] ?? 'chromium');
  // Both draw into a window, and a server has none.
  if (browser !== 'chromium' && !process.env.DISPLAY && process.platform === 'linux') {
    installBrowser(browser);
    const { status } = spawnSync('xvfb-run', ['-a', '-s', '-screen 0 1280x900x24', 'node', ...process.argv.slice(1)], { stdio: 'inherit' });
    process.exit(status ?? 1);
  }
  const files = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const { passed, failed } = await testBrowser(browser, files.length ? files : undefined);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed || !passed ? 1 : 0);
}
