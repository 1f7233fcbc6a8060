// npm run test:faults [-- --browser=firefox] [--name=TEXT]: every fault that a live stream is known to have, for as long as it takes. Needs ffmpeg, which makes the clips.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { installBrowser } from './install-browser.mjs';
import { installDependencies } from './install.mjs';

await installDependencies();
const browser = /** @type {'chromium' | 'firefox'} */ (process.argv.find((word) => word.startsWith('--browser='))?.split('=')[1] ?? 'chromium');
if (browser !== 'chromium' && !process.env.DISPLAY && process.platform === 'linux') {
  installBrowser(browser);
  const { status } = spawnSync('xvfb-run', ['-a', '-s', '-screen 0 1280x900x24', 'node', ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
const { run } = await import('./run.mjs');
const { testBrowser } = await import('./test-browser.mjs');

const folder = '.cache/faults';
const quiet = ['-hide_banner', '-loglevel', 'error', '-y', '-i', 'test/media/clock.flv'];
const everySecond = ['-g', '25', '-bf', '0', '-c:a', 'copy'];

mkdirSync(folder, { recursive: true });
if (!existsSync(`${folder}/clock-720.flv`))
  await run('ffmpeg', [...quiet, '-vf', 'scale=1280:720:flags=neighbor', '-c:v', 'libx264', '-preset', 'veryfast', ...everySecond, `${folder}/clock-720.flv`], { quiet: true });
if (!existsSync(`${folder}/clock-av1.flv`)) {
  await run('ffmpeg', [...quiet, '-c:v', 'libaom-av1', '-cpu-used', '8', '-crf', '40', ...everySecond, `${folder}/clock-av1.mp4`], { quiet: true });
  // ffmpeg before 6.1 writes no AV1 into FLV.
  await run('node', ['--import', 'tsx', 'test/container/rewrap-as-flv.ts', `${folder}/clock-av1.mp4`, `${folder}/clock-av1.flv`], { quiet: true });
}

// Milliseconds. The longest fault lasts a minute.
const name = process.argv.find((word) => word.startsWith('--name='))?.slice('--name='.length);
Object.assign(process.env, { TEST_LIMIT: '150000', FILE_LIMIT: '1200000', ...(name && { TEST_NAME: name }) });
const { passed, failed } = await testBrowser(browser, ['test/faults/*.test.ts']);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
