// Finds the browser that tests run in, and installs it where that is possible without asking.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const browsers = {
  chromium: { program: '/usr/bin/chromium', packages: ['chromium'] },
  firefox: { program: '/usr/bin/firefox-esr', packages: ['firefox-esr', 'xvfb', 'xauth', 'libgl1-mesa-dri', 'libegl1', 'libgles2', 'libgl1', 'libglx-mesa0'] },
  webkit: { program: '/usr/bin/WebKitWebDriver', packages: ['webkit2gtk-driver', 'gstreamer1.0-libav', 'gstreamer1.0-plugins-good', 'gstreamer1.0-plugins-bad', 'xvfb', 'xauth'] },
};

const elsewhere = [
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/**
 * The path of a browser's program.
 * @param {'chromium' | 'firefox' | 'webkit'} name
 */
export function installBrowser(name) {
  const { program, packages } = browsers[name];
  if (existsSync(program)) return program;
  if (process.env.BROWSER_PATH) return process.env.BROWSER_PATH;
  const found = name === 'chromium' ? elsewhere.find((path) => existsSync(path)) : undefined;
  if (found) return found;
  installPackages(packages);
  return program;
}

/** Whether Debian packages can be installed here without asking. */
export function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs Debian packages; as root only.
 * @param {string[]} packages
 */
export function installPackages(packages) {
  if (!canInstall()) {
    console.error(`Install ${packages.join(', ')} (Debian's names) and run this again, or say where the browser is with BROWSER_PATH.`);
    process.exit(1);
  }
  console.log(`Installing ${packages.join(', ')} …`);
  /** @type {import('node:child_process').ExecFileSyncOptions} */
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}
