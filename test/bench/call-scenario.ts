// Many calls between two phones, as a scenario like any other. Calls start 1 ms apart and all stand before the first
// is hung up, so that as many overlap as there are. Each act comes at a moment when only one call can be meant: one
// phone rings at a time, and the latest call is the first to end.

import type { Act, Scenario, Verb } from '../../engine/model/scenario';
import type { Micros } from '../../engine/model/time';
import type { Trace } from '../../engine/model/trace';
import { readScenario } from '../../engine/scenario/read';

const STAGE = `
title: Many calls
transport: udp
latency: 0.1 ms
elements:
  alice: { phone: sip:alice@atlanta.example.com, media-port: 49172 }
  bob: { phone: sip:bob@biloxi.example.com, media-port: 3456 }
`;

const APART: Micros = 1_000;
/** From the INVITE's arrival to the 180, so that a 100 goes before it. */
const REACTION: Micros = 200;
const ANSWERED_AFTER: Micros = 600;

/** INVITE, 100, 180, 200, ACK, BYE, 200. */
export const MESSAGES_PER_CALL = 7;

/** Two phones over UDP with `calls` calls that overlap. */
export function manyCalls(calls: number): Scenario {
  const read = readScenario(STAGE, { id: 'many-calls' });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const script: Act[] = [];
  for (let i = 0; i < calls; i++) {
    script.push(act('alice', 'calls', 'bob', i, i * APART));
    script.push(act('bob', 'answers', null, i, i * APART + ANSWERED_AFTER));
  }
  for (let i = 0; i < calls; i++) script.push(act('alice', 'hangs up', null, i, (calls + i) * APART));
  const elements = read.scenario.elements.map((spec) =>
    spec.kind === 'user-agent' ? { ...spec, lines: calls, reaction: REACTION, trying: 'at once' as const } : spec,
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
  const whole = sent === MESSAGES_PER_CALL * calls && connected === 2 * calls && ended === 2 * calls && streams === 2 * calls;
  if (whole && trace.ended === 'quiet' && trace.waiting.length === 0) return;
  throw new Error(`${calls} calls: ${sent} messages, ${connected} connected, ${ended} ended, ${streams} streams, ${trace.ended}`);
}
