// Installs what package-lock.json asks for, if it is not there yet. Runs before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = `${root}package-lock.json`;
const installed = `${root}node_modules/.package-lock.json`;

/** Browsers come from the system: no package may download its own. */
const noDownloads = { PUPPETEER_SKIP_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };

export async function installDependencies() {
  if (isInstalled()) return;
  console.error('Installing dependencies …');
  const args = ['ci', '--include=dev', '--loglevel=error', '--no-update-notifier'];
  const { status } = spawnSync('npm', args, {
    cwd: root,
    env: { ...process.env, ...noDownloads },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error('npm ci failed: see above.');
  process.exit(1);
}

/** A lock file may be newer only because it was checked out: then what it says decides. */
function isInstalled() {
  try {
    return statSync(installed).mtimeMs >= statSync(wanted).mtimeMs || isSame(packages(wanted), packages(installed));
  } catch {
    return false;
  }
}

/** @typedef {Record<string, { version?: string, optional?: boolean, peer?: boolean }>} Packages */

/** @param {string} file @returns {Packages} */
function packages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Optional packages are for other platforms, peers may be left out. @param {Packages} asked @param {Packages} there */
function isSame(asked, there) {
  return Object.entries(asked).every(([path, { version, optional, peer }]) => {
    const found = there[path];
    return path === '' || (found ? found.version === version : optional || peer);
  });
}
