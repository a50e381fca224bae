// The command line. What a machine reads goes to stdout, one JSON object a line; diagnostics go to stderr.
// Exit codes: 0 fine, 1 it ran and says no, 2 the input cannot be used.

import { languageMarkdown, nearest, readInterventions, readScenario, type Scenario } from '../index';
import { idOf, readFile, scenarioFiles } from './files';
import { readOptions } from './options';
import { parseCommand } from './parse-command';
import { runCommand } from './run-command';

const FINE = 0;
const NO = 1;
const UNUSABLE = 2;

const USAGE = `usage:
  sip list [--json]                      the scenarios there are
  sip run <scenario-id | file.yaml>      runs one and draws its ladder
      [--seed N]                         other chances
      [--intervene '<json array>']       what happens to it besides, as in faults: or an act:
                                         [{"crash":"p1","at":"3 s"},{"kind":"act","act":"bob: holds at 5 s"}]
      [--json]                           one JSON object a line instead of the ladder
      [--states]                         what machines do, beside the ladder
  sip parse <file | ->                   one SIP message as JSON
  sip language                           the scenario language, as Markdown
`;

/**
 * Runs one command.
 *
 * @param words - the words after the name of the program
 * @returns the exit code
 */
export async function main(words: readonly string[]): Promise<number> {
  // A reader that has seen enough (head) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(FINE);
  });
  const [command, ...rest] = words;
  switch (command) {
    case 'list':
      return list(rest);
    case 'run':
      return run(rest);
    case 'parse':
      return parse(rest);
    case 'language':
      process.stdout.write(languageMarkdown());
      return FINE;
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      (command === undefined ? process.stderr : process.stdout).write(USAGE);
      return command === undefined ? UNUSABLE : FINE;
    default:
      return complain(
        `there is no command ${command}${meant(command, ['list', 'run', 'parse', 'language'])}\n${USAGE}`,
      );
  }
}

function complain(message: string): number {
  process.stderr.write(`sip: ${message.trimEnd()}\n`);
  return UNUSABLE;
}

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === null ? '' : `; meant: ${near}?`;
}

function list(words: readonly string[]): number {
  const options = readOptions(words, ['json'], []);
  if (typeof options === 'string') return complain(options);
  let code = FINE;
  for (const { id, path } of scenarioFiles()) {
    const scenario = load(path, id);
    if (scenario === null) {
      code = UNUSABLE;
      continue;
    }
    const { title, source } = scenario;
    if (options.flags.has('json')) process.stdout.write(`${JSON.stringify({ id, title, source })}\n`);
    else process.stdout.write(`${id.padEnd(28)}${title}${source === null ? '' : ` (${source})`}\n`);
  }
  return code;
}

/** Reads a scenario file; its problems go to stderr as `file:line:column: message`. */
function load(path: string, id: string): Scenario | null {
  const file = readFile(path);
  if (!file.ok) {
    complain(file.message);
    return null;
  }
  const read = readScenario(file.text, { id });
  if (read.ok) return read.scenario;
  for (const { line, column, message, suggestion } of read.problems) {
    process.stderr.write(`${path}:${line}:${column}: ${message}${suggestion ? ` Meant: ${suggestion}?` : ''}\n`);
  }
  return null;
}

async function run(words: readonly string[]): Promise<number> {
  const options = readOptions(words, ['json', 'states'], ['seed', 'intervene']);
  if (typeof options === 'string') return complain(options);
  const [what, ...more] = options.rest;
  if (what === undefined || more.length > 0) return complain(`run takes one scenario\n${USAGE}`);
  const scenario = find(what);
  if (scenario === null) return UNUSABLE;
  const seed = options.values.get('seed');
  if (seed !== undefined && !(/^\d{1,10}$/.test(seed) && Number(seed) <= 4_294_967_295)) {
    return complain(`--seed takes a whole number from 0 to 4294967295, not ${seed}`);
  }
  const asked = json(options.values.get('intervene') ?? '[]');
  if (asked === undefined)
    return complain('--intervene takes a JSON list, such as [{"kind":"lose","message":"first INVITE alice -> p1"}]');
  const read = readInterventions(asked, scenario);
  if (!read.ok) return complain(`--intervene: ${read.message}`);
  const seeded = seed === undefined ? scenario : { ...scenario, seed: Number(seed) };
  const holds = await runCommand(seeded, read.interventions, {
    json: options.flags.has('json'),
    states: options.flags.has('states'),
  });
  return holds ? FINE : NO;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A scenario by id, or by the path of a file. */
function find(what: string): Scenario | null {
  const files = scenarioFiles();
  const known = files.find(({ id }) => id === what);
  if (known !== undefined) return load(known.path, known.id);
  if (/\.ya?ml$/.test(what) || what.includes('/') || what === '-')
    return load(what, what === '-' ? 'stdin' : idOf(what));
  const ids = files.map(({ id }) => id);
  complain(`there is no scenario ${what}${meant(what, ids)}`);
  return null;
}

function parse(words: readonly string[]): number {
  const options = readOptions(words, ['json'], []);
  if (typeof options === 'string') return complain(options);
  const [what, ...more] = options.rest;
  if (what === undefined || more.length > 0) return complain(`parse takes one file, or - for what comes in\n${USAGE}`);
  const file = readFile(what);
  if (!file.ok) return complain(file.message);
  return parseCommand(file.bytes) ? FINE : NO;
}
