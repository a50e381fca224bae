// Many calls between two phones (more pairs of them from 1,000 calls on), as a scenario like any other. Calls start 1 ms apart and all stand before the first
// is hung up, so that as many overlap as there are. Each act comes at a moment when only one call can be meant: one
// phone rings at a time, and the latest call is the first to end.

import type { Act, Scenario, Verb } from '../../engine/model/scenario';
import type { Micros } from '../../engine/model/time';
import type { Trace } from '../../engine/model/trace';
import { readScenario } from '../../engine/scenario/read';

/** A phone has media ports for several thousand calls; what is more goes to another pair of phones. */
const CALLS_PER_PHONE = 1_000;

const stage = (pairs: number): string => `
title: Many calls
transport: udp
latency: 0.1 ms
elements:
${Array.from({ length: pairs }, (_, i) => pair(i)).join('\n')}
`;

const pair = (i: number): string =>
  `  ${alice(i)}: { phone: sip:alice@atlanta${i}.example.com, media-port: 49172 }
  ${bob(i)}: { phone: sip:bob@biloxi${i}.example.com, media-port: 3456 }`;

const alice = (pair: number): string => `alice${pair}`;
const bob = (pair: number): string => `bob${pair}`;

const APART: Micros = 1_000;
/** From the INVITE's arrival to the 180, so that a 100 goes before it. */
const REACTION: Micros = 200;
const ANSWERED_AFTER: Micros = 600;

/** INVITE, 100, 180, 200, ACK, BYE, 200. */
export const MESSAGES_PER_CALL = 7;

/** Phones over UDP with `calls` calls that all overlap. */
export function manyCalls(calls: number): Scenario {
  const read = readScenario(stage(Math.ceil(calls / CALLS_PER_PHONE)), { id: 'many-calls' });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const script: Act[] = [];
  for (let i = 0; i < calls; i++) {
    const pair = Math.floor(i / CALLS_PER_PHONE);
    script.push(act(alice(pair), 'calls', bob(pair), i, i * APART));
    script.push(act(bob(pair), 'answers', null, i, i * APART + ANSWERED_AFTER));
  }
  for (let i = 0; i < calls; i++) {
    script.push(act(alice(Math.floor(i / CALLS_PER_PHONE)), 'hangs up', null, i, (calls + i) * APART));
  }
  const elements = read.scenario.elements.map((spec) =>
    spec.kind === 'user-agent'
      ? { ...spec, lines: CALLS_PER_PHONE, reaction: REACTION, trying: 'at once' as const }
      : spec,
  );
  return { ...read.scenario, elements, script };
}

function act(by: string, verb: Verb, object: string | null, nth: number, at: Micros): Act {
  return { by, verb, object, options: {}, trigger: { kind: 'at', at }, line: 0, key: `${by} ${verb} ${nth + 1}` };
}

/** Refuses a run in which not every call was made, answered and ended with the messages it should have. */
export function checkCalls(trace: Trace, calls: number): void {
  let sent = 0;
  let connected = 0;
  let ended = 0;
  let streams = 0;
  for (const { changes } of trace.entries) {
    for (const change of changes) {
      if (change.type === 'sent') sent++;
      if (change.type === 'perceived' && change.what === 'connected') connected++;
      if (change.type === 'perceived' && change.what === 'ended') ended++;
      if (change.type === 'media' && change.change === 'opened') streams++;
    }
  }
  const whole =
    sent === MESSAGES_PER_CALL * calls && connected === 2 * calls && ended === 2 * calls && streams === 2 * calls;
  if (whole && trace.ended === 'quiet' && trace.waiting.length === 0) return;
  throw new Error(
    `${calls} calls: ${sent} messages, ${connected} connected, ${ended} ended, ${streams} streams, ${trace.ended}`,
  );
}
