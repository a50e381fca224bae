// The record of a call between two legs, and the events of its machine.

import { begin } from '../../machine';
import { get, tagOf } from '../../message/headers';
import type { Env } from '../../model/output';
import { base36 } from '../../random';
import { announceDialog } from '../../session/call';
import { decide, ignore, rule, take } from '../proxy/facts';
import type { ResponseContext } from '../proxy/state';
import { bridgeMachine } from './bridge.machine';
import { closeMedia, newSessions, offerRefused } from './media';
import { release } from './release';
import { stopSession } from './session';
import type { B2bua, Bridge } from './state';

const noTimer = (): number => 0;
const NOTHING: readonly string[] = [];

/** The bridge of an INVITE, made when its first branch begins. */
export function bridgeOf(b2bua: B2bua, context: ResponseContext, env: Env): Bridge {
  const known = b2bua.bridges.get(context.id);
  if (known !== undefined) return known;
  const { request } = context;
  const from = get(request, 'from');
  const key = [get(request, 'call-id') ?? '', (from && tagOf(from)) ?? '', get(request, 'cseq')?.number ?? 0] as const;
  const callId = `${base36(env.draw('call-id', b2bua.id, ...key))}@${b2bua.spec.host}`;
  const id = `bridge ${callId}`;
  const { to } = begin(bridgeMachine);
  env.out.push({ type: 'state', owner: id, machine: bridgeMachine.id, from: null, to, event: '', rule: null });
  decide(env, 'second-leg', SECOND_LEG, { callId: get(request, 'call-id') ?? '', other: callId });
  const bridge: Bridge = {
    id,
    state: to,
    context,
    callId,
    pairs: new Map(),
    answered: null,
    sessions: newSessions(b2bua),
    offer: null,
    body: null,
    timer: null,
    exchanges: [],
  };
  b2bua.bridges.set(context.id, bridge);
  return bridge;
}

/** Lets an event happen to a call; returns what is left to whoever knows the message. */
export function bridgeEvent(b2bua: B2bua, bridge: Bridge, event: string, env: Env): readonly string[] {
  const move = take(env, bridge.id, bridgeMachine, bridge.state, event, noTimer);
  if (move === null) {
    ignore(env, event, `the call is ${bridge.state}`, OVER);
    return NOTHING;
  }
  bridge.state = move.to;
  const actions = move.actions.map(({ type }) => type);
  const pair = bridge.answered?.pair;
  if (actions.includes('releaseBoth') && pair !== undefined) {
    release(b2bua, pair, 'callee', env);
    release(b2bua, pair, 'caller', env);
  }
  if (actions.includes('closeLegs')) close(bridge, env);
  return actions;
}

function close(bridge: Bridge, env: Env): void {
  stopSession(bridge, env);
  offerRefused(bridge, env);
  closeMedia(bridge, env);
  for (const { caller, callee, left } of bridge.pairs.values()) {
    if (left) continue;
    announceDialog(caller.dialog, 'ended', env);
    announceDialog(callee.dialog, 'ended', env);
  }
}

const SECOND_LEG = rule('6', 'a back-to-back user agent: the request ends here, and another one is made for it');
const OVER = rule('15', 'what has ended is not changed by what comes later');
