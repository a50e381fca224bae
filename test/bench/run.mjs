// `npm run bench`: runs every *.bench.ts beside this file, each in a process of its own, and prints medians and ratios.
// `npm run bench -- parse` runs those whose name contains the word; `--write` puts the report into RESULTS.md and leaves
// what is written by hand below its last heading, "Remarks".
import { fork } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import '../../engine/host/ready.mjs';
import { bundle } from '../../engine/host/bundle.mjs';
import { root } from '../support/paths.mjs';

const REMARKS = '\n## Remarks\n';
const results = path.join(root, 'test/bench/RESULTS.md');

async function one(file) {
  const { measure, report } = await import(await bundle('test/bench/harness.ts', { external: true }));
  const { default: bench } = await import(await bundle(`test/bench/${file}`, { external: true }));
  const result = await measure(bench);
  process.send?.({ text: report(result), packages: result.packages });
}

// A process each: one contender's leftovers on the heap must not slow the next file's.
const inProcess = (file) =>
  new Promise((resolve, reject) => {
    let answer;
    const args = ['--one', file];
    const child = fork(new URL(import.meta.url), args, { cwd: root, execArgv: ['--expose-gc'] });
    child.on('message', (message) => {
      answer = message;
    });
    child.on('exit', (code) => (answer ? resolve(answer) : reject(new Error(`${file} ended with ${code}`))));
  });

const versionOf = (name) =>
  `${name} ${JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version}`;

async function all(words, write) {
  const files = readdirSync(path.join(root, 'test/bench')).filter((file) => file.endsWith('.bench.ts'));
  const wanted = files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  const sections = [];
  const packages = new Set(['xstate']);
  for (const file of wanted) {
    const { text, packages: used } = await inProcess(file);
    for (const name of used) packages.add(name);
    sections.push(text);
    console.log(`${text}\n`);
  }
  const cpu = os.cpus()[0]?.model.trim() ?? 'unknown processor';
  const where = `Node ${process.versions.node}, ${os.cpus().length} cores, ${cpu}. ${[...packages].map(versionOf).join(', ')}.`;
  console.log(where);
  if (!write) return;
  const intro = '# Measurements\n\nWritten by `npm run bench -- --write`. Medians of alternated rounds, CPU time.';
  const old = readFileSync(results, { encoding: 'utf8', flag: 'a+' });
  const remarks = old.includes(REMARKS) ? old.slice(old.indexOf(REMARKS)) : '';
  writeFileSync(results, `${[intro, where, ...sections].join('\n\n')}\n${remarks}`);
}

const [first, file] = process.argv.slice(2);
if (first === '--one') await one(file);
else {
  const options = process.argv.slice(2);
  const words = options.filter((option) => !option.startsWith('--'));
  await all(words, options.includes('--write'));
}
