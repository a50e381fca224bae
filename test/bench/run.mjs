// `npm run bench`: runs every *.bench.ts beside this file and prints medians and ratios. Each contender runs in a process
// of its own, so that what one leaves on the heap or in the event loop slows no other.
// `npm run bench -- parse` runs those whose name contains the word; `--write` puts the report into RESULTS.md and leaves
// what is written by hand below its last heading, "Remarks". `browser` measures ladders in a browser, beside Mermaid.
import { fork } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import '../../engine/host/ready.mjs';
import { bundle } from '../../engine/host/bundle.mjs';
import { root } from '../support/paths.mjs';

const COLD_STARTS = 7;
const REMARKS = '\n## Remarks\n';
const results = path.join(root, 'test/bench/RESULTS.md');

const load = async (file) => {
  const { default: found } = await import(await bundle(`test/bench/${file}`, { external: true }));
  return found;
};
const harness = async () => import(await bundle('test/bench/harness.ts', { external: true }));

/** A process of its own, which answers each message with one. */
function start(...args) {
  const child = fork(new URL(import.meta.url), args, { cwd: root, execArgv: ['--expose-gc'] });
  const ask = (question) =>
    new Promise((resolve, reject) => {
      const gone = (code) => reject(new Error(`${args.join(' ')} ended with ${code}`));
      child.once('exit', gone);
      child.once('message', (said) => {
        child.off('exit', gone);
        resolve(said);
      });
      child.send(question);
    });
  return { ask, stop: () => child.kill() };
}

/** In such a process: what to do with a message. */
const answer = (work) => process.on('message', async (question) => process.send(await work(question)));

async function one(file) {
  const bench = await load(file);
  const { measure, median, report } = await harness();
  answer(async () => {
    const started = new Map(bench.contenders.map(({ name }) => [name, start('--contender', file, name)]));
    const result = await measure(bench, ({ name }, times) => started.get(name).ask(times));
    for (const { stop } of started.values()) stop();
    const readings = [...result.readings];
    for (const { entry, ...reading } of bench.cold ?? []) {
      const values = [];
      for (let i = 0; i < COLD_STARTS; i++) {
        const { ask, stop } = start('--cold', entry);
        values.push(await ask('measure'));
        stop();
      }
      readings.push({ ...reading, value: median(values) });
    }
    return { text: report({ ...result, readings }), packages: result.packages };
  });
}

async function contender(file, wanted) {
  const bench = await load(file);
  const { spend } = await harness();
  const one = bench.contenders.find(({ name }) => name === wanted);
  answer((times) => spend(one, times));
}

async function cold(entry) {
  answer(await load(entry));
}

const versionOf = (name) =>
  `${name} ${JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version}`;

async function all(words, write) {
  const files = readdirSync(path.join(root, 'test/bench')).filter((file) => file.endsWith('.bench.ts'));
  const wanted = files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  const sections = [];
  const packages = new Set(['xstate']);
  for (const file of wanted) {
    const { ask, stop } = start('--one', file);
    const { text, packages: used } = await ask('measure');
    stop();
    for (const name of used) packages.add(name);
    sections.push(text);
    console.log(`${text}\n`);
  }
  if (words.length === 0 || words.includes('browser')) {
    const { measureBrowser } = await import('./browser/measure.mjs');
    sections.push(await measureBrowser());
    packages.add('mermaid');
    console.log(`${sections.at(-1)}\n`);
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

const [first, ...others] = process.argv.slice(2);
const modes = { '--one': one, '--contender': contender, '--cold': cold };
if (first in modes) await modes[first](...others);
else {
  const options = process.argv.slice(2);
  const words = options.filter((option) => !option.startsWith('--'));
  await all(words, options.includes('--write'));
}
