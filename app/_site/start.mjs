// `npm start`: installs what is missing, builds the site and serves it. PORT and BASE_PATH are respected.
import { spawnSync } from 'node:child_process';
import '../../engine/host/ready.mjs';

const { status } = spawnSync('npm', ['run', '-s', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' });
if (status !== 0) process.exit(status ?? 1);

// Imported late: on a fresh clone its packages have only just arrived.
const { serve } = await import('./serve.mjs');
const base = process.env.BASE_PATH ?? '';
const wanted = process.env.PORT;
const at = (port) => serve({ base, port });
// Someone else may hold the usual port; one that was asked for by name is not replaced in silence.
const { url } = wanted ? await at(Number(wanted)) : await at(4173).catch(() => at(0));
console.log(`\nSipscope is at ${url}  (Ctrl+C stops it)`);
