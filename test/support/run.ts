// Runs a scenario written in the test itself, and reads the ladder back as plain lines.

import type { Intervention } from '../../engine/model/intervention';
import type { Trace } from '../../engine/model/trace';
import { readScenario } from '../../engine/scenario/read';
import { sendingsOf } from '../../engine/trace/sending';
import { simulate } from '../../engine/world/simulate';

/** The run of a scenario given as text; throws with its problems when it cannot be read. */
export function run(text: string, interventions: readonly Intervention[] = []): Trace {
  const read = readScenario(text, { id: 'test' });
  if (!read.ok) throw new Error(read.problems.map((p) => `${p.line}:${p.column} ${p.message}`).join('\n'));
  return simulate(read.scenario, interventions);
}

/** Two phones that know each other, over UDP, without proxies. */
export const TWO_PHONES = `
title: Two phones
transport: udp
latency: 20 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com }
  bob: { phone: sip:bob@biloxi.example.com }
`;

/** 'alice > bob: INVITE' for each message of the figure in sending order; a lost one ends in ' (lost)'. */
export function ladder(trace: Trace): string[] {
  return sendingsOf(trace)
    .filter((sending) => sending.entry >= trace.figure)
    .map(
      ({ sent, what, lost }) => `${sent.from} > ${sent.to ?? sent.hop.host}: ${what}${lost === null ? '' : ' (lost)'}`,
    );
}

/** What a person perceived, in order. */
export const perceptions = (trace: Trace, who: string): string[] =>
  trace.entries
    .filter((entry) => entry.element === who && entry.index >= trace.figure)
    .flatMap((entry) => entry.changes.flatMap((change) => (change.type === 'perceived' ? [change.what] : [])));

/** The states one machine of an element went through. */
export const states = (trace: Trace, who: string, machine: string): string[] =>
  trace.entries
    .filter((entry) => entry.element === who && entry.index >= trace.figure)
    .flatMap((entry) =>
      entry.changes.flatMap((c) => (c.type === 'state' && c.machine === machine && c.from !== c.to ? [c.to] : [])),
    );
