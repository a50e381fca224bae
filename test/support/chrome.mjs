// Finds a Chrome or Chromium to test with. `ensureChrome` installs one from Debian's packages where it may.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';

// The headless shell first: it starts in half the time.
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];
const FIXED = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
    .map((key) => process.env[key])
    .filter((dir) => dir !== undefined)
    .flatMap((dir) => [
      path.join(dir, 'Google/Chrome/Application/chrome.exe'),
      path.join(dir, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

const runnable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

// A stub on PATH can be executable and still not be a browser (Ubuntu's chromium is one).
const starts = (file) =>
  process.platform === 'win32' || spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;

function candidates() {
  const onPath = (process.env.PATH ?? '').split(path.delimiter).flatMap((dir) => NAMES.map((n) => path.join(dir, n)));
  return [...onPath, ...(FIXED[process.platform] ?? [])];
}

export function findChrome() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!runnable(named)) throw new Error(`CHROME_PATH=${named} is not an executable file`);
    return named;
  }
  return candidates().find((file) => runnable(file) && starts(file));
}

export function launchOptions() {
  const executablePath = findChrome();
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(asRoot ? ['--no-sandbox'] : []),
    ],
  };
}

function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function aptInstall(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const args = ['install', '-y', '-qq', '--no-install-recommends', name];
  return spawnSync('apt-get', args, { stdio: 'inherit', env }).status === 0;
}

export function ensureChrome() {
  const found = findChrome();
  if (found) return found;
  const mayInstall = isDebian() && process.getuid?.() === 0;
  if (mayInstall) {
    console.log('No Chrome or Chromium found: installing Debian’s package.');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    if (!aptInstall('chromium-headless-shell')) aptInstall('chromium');
  }
  const now = findChrome();
  if (now) return now;
  throw new Error(
    'The browser tests need Google Chrome or Chromium, and none was found. Install one ' +
      '(on Debian: apt-get install chromium; on Ubuntu: Google’s chrome package; on macOS and Windows: Google Chrome), ' +
      'or set CHROME_PATH to its program file.',
  );
}
