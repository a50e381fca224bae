// `npm test`: installs what is missing and runs every check; `npm run check` the fast ones (types, lint, unit).
// `npm test -- lint unit` runs the named steps, `--long` adds the long property and fuzz runs.
// Every step runs, so that one run tells everything; the last line counts the tests, and a failed step as one more.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import '../engine/host/ready.mjs';
import { ensureChrome } from './support/chrome.mjs';
import { basedSite, cache, root } from './support/paths.mjs';

const results = { unit: path.join(cache, 'unit.json'), browser: path.join(cache, 'browser.json') };
const FAST = ['types', 'lint', 'unit'];
const steps = {
  types: () =>
    run('next', ['typegen']) &&
    run('tsc', ['--noEmit']) &&
    run('tsc', ['-p', 'engine']) &&
    run('tsc', ['-p', 'engine/host']),
  lint: () => run('biome', ['check', '--error-on-warnings', '.']),
  unused: () => run('knip'),
  unit: () => run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results.unit}`]),
  build: () => build(),
  browser: () => browser(),
};

function run(name, args = [], env = {}) {
  const [command, before] = name === 'npm' ? ['npm', []] : ['npx', ['--no-install', name]];
  const { status } = spawnSync(command, [...before, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    shell: process.platform === 'win32',
  });
  return status === 0;
}

// The copy for a base path first, so that out/ is left as a visitor's own build would leave it.
function build() {
  rmSync(basedSite.dir, { recursive: true, force: true });
  if (!run('npm', ['run', '-s', 'build'], { BASE_PATH: basedSite.base })) return false;
  cpSync(path.join(root, 'out'), basedSite.dir, { recursive: true });
  return run('npm', ['run', '-s', 'build'], { BASE_PATH: '' });
}

function browser() {
  process.env.CHROME_PATH = ensureChrome();
  return run('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: results.browser });
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

// Tests by their own count; a file that could not even be loaded counts as one failure.
function count() {
  const unit = read(results.unit);
  const broken = (unit?.testResults ?? []).filter((f) => f.status === 'failed' && f.assertionResults.length === 0);
  const stats = read(results.browser)?.stats;
  return {
    passed: (unit?.numPassedTests ?? 0) + (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: (unit?.numFailedTests ?? 0) + broken.length + (stats?.unexpected ?? 0),
  };
}

const options = process.argv.slice(2);
const named = options.filter((option) => !option.startsWith('--'));
const unknown = named.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. The steps are ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}
if (options.includes('--long')) Object.assign(process.env, { LONG: '1', SIPSCOPE_LONG: '1' });
const fast = options.includes('--fast');
const todo = Object.keys(steps).filter((step) =>
  named.length > 0 ? named.includes(step) : !fast || FAST.includes(step),
);

mkdirSync(cache, { recursive: true });
for (const file of Object.values(results)) rmSync(file, { force: true });
const failures = [];
for (const step of todo) {
  const at = Date.now();
  let ok = false;
  try {
    ok = step === 'browser' && failures.includes('build') ? false : steps[step]();
  } catch (error) {
    console.error(error.message);
  }
  if (!ok) failures.push(step);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${step}, ${((Date.now() - at) / 1000).toFixed(1)} s\n`);
}

const { passed, failed } = count();
const elsewhere = failures.filter((step) => step !== 'unit' && step !== 'browser').length;
const silent = failures.length > 0 && failed + elsewhere === 0 ? 1 : 0;
if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
console.log(`${passed} passed, ${failed + elsewhere + silent} failed`);
process.exit(failures.length > 0 ? 1 : 0);
