// `sip run`: runs a scenario and writes what happened, as records or as a ladder.

import { once } from 'node:events';
import {
  endlessAct,
  type Ink,
  type Intervention,
  judge,
  recordsOf,
  type Scenario,
  simulate,
  type Trace,
  transcript,
} from '../index';

export interface RunOptions {
  readonly json: boolean;
  readonly states: boolean;
}

/** Runs and writes; returns whether the run came to its end and does all that its scenario expects. */
export async function runCommand(
  scenario: Scenario,
  interventions: readonly Intervention[],
  options: RunOptions,
): Promise<boolean> {
  const trace = simulate(scenario, interventions);
  if (options.json) await writeRecords(trace);
  else await write(`${heading(scenario)}${transcript(trace, { states: options.states, paint: painter() })}`);
  const verdicts = judge(trace);
  const failed = verdicts.filter(({ holds }) => !holds);
  for (const { sentence, expectation } of failed) {
    const where = expectation.line > 0 ? ` (line ${expectation.line})` : '';
    process.stderr.write(`sip: expected otherwise${where}: ${sentence}\n`);
  }
  if (!options.json && verdicts.length > 0)
    await write(`${verdicts.length - failed.length} of ${verdicts.length} expectations hold\n`);
  if (trace.ended === 'limit') process.stderr.write(`sip: ${limitMet(trace)}\n`);
  return failed.length === 0 && trace.ended !== 'limit';
}

function limitMet(trace: Trace): string {
  const act = endlessAct(trace);
  const line = act === null || act.line === 0 ? '' : ` (line ${act.line})`;
  const begun = act === null ? 'it' : `what came of "${act.by}: ${act.text ?? act.verb}"${line}`;
  return `the run met its limit of ${trace.entries.length} entries: ${begun} would have gone on for ever, or nearly so`;
}

const AT_ONCE = 65_536;

async function writeRecords(trace: Trace): Promise<void> {
  let text = '';
  for (const record of recordsOf(trace)) {
    text += `${JSON.stringify(record)}\n`;
    if (text.length < AT_ONCE) continue;
    await write(text);
    text = '';
  }
  await write(text);
}

/** A pipe takes only so much at once. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

const heading = ({ title, source, watch }: Scenario): string =>
  `${title}${source === null ? '' : ` (${source})`}\n${watch === null ? '' : `${watch}\n`}\n`;

const CODES: Readonly<Record<Ink, string>> = {
  plain: '',
  quiet: '2',
  head: '1',
  request: '1',
  trying: '33',
  success: '32',
  failure: '31',
  lost: '1;31',
  person: '36',
  media: '35',
};

/** Colours on a terminal, unless NO_COLOR says otherwise; FORCE_COLOR asks for them anyway. */
function painter(): (text: string, ink: Ink) => string {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const wanted = !NO_COLOR && (Boolean(FORCE_COLOR) || (process.stdout.isTTY && TERM !== 'dumb'));
  return (text, ink) => (wanted && CODES[ink] !== '' && text !== '' ? `\u001b[${CODES[ink]}m${text}\u001b[0m` : text);
}
