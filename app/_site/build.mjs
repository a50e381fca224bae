// `npm run build`: Next's export, then the fonts, the late scripts and the content security policy of every page, then the service
// worker that keeps the site for offline use. The order matters: the worker's list holds a hash of each finished page.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { addPolicy } from './csp.mjs';
import { preloadFonts } from './font.mjs';
import { paintPagesFirst } from './paint-first.mjs';
import { writeServiceWorker } from './sw.mjs';

const { status } = spawnSync('npx', ['--no-install', 'next', 'build'], {
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  shell: process.platform === 'win32',
});
if (status !== 0) process.exit(status ?? 1);
const out = path.resolve('out');
preloadFonts(out);
paintPagesFirst(out);
addPolicy(out);
writeServiceWorker(out);
