// Every machine of the engine by its name: what it is called, where it comes from, and what it looks like. Elements
// import their own machines; this list is for whoever explains them.

import { bridgeMachine } from './element/b2bua/bridge.machine';
import { branchMachine } from './element/proxy/branch.machine';
import { contextMachine } from './element/proxy/context.machine';
import { advance, begin, type Machine, type StateMeta } from './machine';
import { acceptMachine } from './session/accept.machine';
import { askedMachine } from './session/asked.machine';
import { calleeMachine } from './session/callee.machine';
import { callerMachine } from './session/caller.machine';
import { changeMachine } from './session/change.machine';
import { offerAnswerMachine } from './session/offer-answer.machine';
import { reliableMachine } from './session/reliable.machine';
import { reservationMachine } from './session/reservation.machine';
import { sessionTimerMachine } from './session/session-timer.machine';
import { figure, type Statechart, statechart } from './statechart';
import { inviteClient } from './transaction/invite-client.machine';
import { inviteServer } from './transaction/invite-server.machine';
import { nonInviteClient } from './transaction/non-invite-client.machine';
import { nonInviteServer } from './transaction/non-invite-server.machine';
import { callAgainMachine } from './usage/call-again.machine';
import { flowMachine } from './usage/flow.machine';
import { notifierMachine } from './usage/notifier.machine';
import { publicationMachine } from './usage/publication.machine';
import { referralMachine } from './usage/referral.machine';
import { registrationMachine } from './usage/registration.machine';
import { subscriberMachine } from './usage/subscriber.machine';
import { thirdPartyMachine } from './usage/third-party.machine';
import { transferMachine } from './usage/transfer.machine';

export interface MachineInfo extends StateMeta {
  /** The name that facts of a run give it: 'invite-client'. */
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
}

const LIST: readonly Machine[] = [
  ...[inviteClient, inviteServer, nonInviteClient, nonInviteServer],
  ...[callerMachine, calleeMachine, acceptMachine, reliableMachine, callAgainMachine],
  ...[offerAnswerMachine, changeMachine, askedMachine, sessionTimerMachine, reservationMachine],
  ...[registrationMachine, flowMachine, subscriberMachine, notifierMachine, publicationMachine],
  ...[transferMachine, referralMachine],
  ...[contextMachine, branchMachine, bridgeMachine, thirdPartyMachine],
];

const byName = new Map(LIST.map((machine) => [machine.id, machine]));

/** All machines, those that carry every call first. */
export const machineNames: readonly string[] = LIST.map(({ id }) => id);

function machineOf(name: string): Machine {
  const machine = byName.get(name);
  if (machine === undefined) throw new RangeError(`no machine is called ${name}`);
  return machine;
}

/** What a machine is called and where it comes from. */
export function machineInfo(name: string): MachineInfo {
  const { root } = machineOf(name);
  return { ...(root.meta as StateMeta), name, purpose: root.description ?? '' };
}

const charts = new Map<string, { readonly full: Statechart; readonly figure: Statechart }>();

function chartsOf(name: string) {
  const known = charts.get(name);
  if (known !== undefined) return known;
  const full = statechart(machineOf(name));
  const made = { full, figure: figure(full) };
  charts.set(name, made);
  return made;
}

/** A machine with all its states, nested ones too. */
export const chartOf = (name: string): Statechart => chartsOf(name).full;

/** A machine as the figure of its RFC shows it. */
export const figureOf = (name: string): Statechart => chartsOf(name).figure;

/**
 * The state, nested ones included, that an event leads to; facts of a run may name the outermost one only.
 *
 * @param from - null for the machine's start
 */
export function stateAfter(name: string, from: string | null, event: string): string | null {
  const machine = machineOf(name);
  if (from !== null) return advance(machine, from, event)?.to ?? null;
  const first = begin(machine).to;
  return advance(machine, first, event)?.to ?? first;
}
