// One call after another through two proxies, as many as it takes for a ladder of so many messages. The engine runs it;
// nothing about it is made for drawing.

import type { StageView } from '../../../components/stage/model';
import { stageView } from '../../../components/stage/view/view';
import type { Act, Scenario, Verb } from '../../../engine/model/scenario';
import type { Micros } from '../../../engine/model/time';
import { readScenario } from '../../../engine/scenario/read';
import { simulate } from '../../../engine/world/simulate';

const STAGE = `
title: Many calls
transport: udp
latency: 22 ms
horizon: 20 h
elements:
  alice: { phone: sip:alice@atlanta.example.com, via: p1 }
  p1: { proxy: atlanta.example.com, record-route: yes }
  p2: { proxy: biloxi.example.com, record-route: yes, lookup: 12 ms }
  bob: { phone: sip:bob@biloxi.example.com, via: p2 }
before:
  - bob: registers
script:
  - alice: calls bob
`;
/** INVITE, 180, 200, ACK, BYE and 200 over three hops, two 100s, a question and its answer. */
const MESSAGES_PER_CALL = 22;
const APART: Micros = 13_000_000;
const act = (by: string, verb: Verb, object: string | null, nth: number, at: Micros): Act => ({
  by,
  verb,
  object,
  options: {},
  trigger: { kind: 'at', at },
  line: 0,
  key: `${by} ${verb} ${nth + 1}`,
});

export function longScenario(messages: number): Scenario {
  const read = readScenario(STAGE, { id: 'long-run' });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const script: Act[] = [];
  for (let i = 0; i < Math.ceil(messages / MESSAGES_PER_CALL); i++) {
    const at = i * APART;
    script.push(act('alice', 'calls', 'bob', i, at));
    script.push(act('bob', 'answers', null, i, at + 3_500_000));
    script.push(act(i % 2 === 0 ? 'bob' : 'alice', 'hangs up', null, i, at + 11_000_000));
  }
  return { ...read.scenario, script };
}

/** The view of such a run: so many messages, and as many as the last call still needs. */
export function longView(messages: number): StageView {
  return stageView(simulate(longScenario(messages)));
}
