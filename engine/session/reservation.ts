// Preconditions as attributes of a stream: RFC 3312 §4, §5 and §7, in the segmented form, where each end answers for
// its own access network. Both ends want both halves: nothing rings before the network has room for the call.

import { list } from '../message/headers';
import type { Request } from '../message/message';
import type { Attribute, Sdp } from '../message/sdp';
import { parseSdp } from '../message/sdp';
import type { Env } from '../model/output';
import { drive } from './drive';
import type { Call, Phone } from './phone';
import { reservationMachine } from './reservation.machine';

/** One end's table of the status (RFC 3312 §5.1, table 2). */
export interface Reservation {
  /** Of the machine in `reservation.machine.ts`. */
  state: string;
  /** Whether this end's half is there, and the other's as far as is known. */
  local: boolean;
  remote: boolean;
  /** The other end wants to be told when this end's half is there (RFC 3312 §7). */
  confirm: boolean;
}

/** The table at the start of a call. */
export const newReservation = (): Reservation => ({ state: 'None', local: false, remote: false, confirm: false });

/** 6: the call may go on. */
export const isMet = ({ local, remote }: Reservation): boolean => local && remote;

const tag = (there: boolean): string => (there ? 'sendrecv' : 'none');

/** 5.1.1: what each stream of a description says of it. */
export function statusLines({ local, remote }: Reservation): Attribute[] {
  const lines = [
    ['curr', `qos local ${tag(local)}`],
    ['curr', `qos remote ${tag(remote)}`],
    ['des', 'qos mandatory local sendrecv'],
    ['des', 'qos mandatory remote sendrecv'],
  ];
  // 7: whoever waits for the other half asks to be told.
  if (!remote) lines.push(['conf', 'qos remote sendrecv']);
  return lines.map(([name = '', value = '']) => ({ name, value }));
}

/** 5.2: takes over what the other end's description says; local and remote change places. */
export function readStatus(reservation: Reservation, sdp: Sdp): void {
  for (const { name, value } of sdp.media.flatMap(({ attributes }) => attributes)) {
    if (name === 'curr' && value === 'qos local sendrecv') reservation.remote = true;
    if (name === 'conf' && value?.startsWith('qos remote') === true) reservation.confirm = true;
  }
}

/** Whether an INVITE wants preconditions met that this phone can meet. */
export function wantsReservation(phone: Phone, invite: Request): boolean {
  if (phone.spec.reservation === undefined || typeof invite.body !== 'string') return false;
  const knows = list(invite, 'require').includes('precondition') || list(invite, 'supported').includes('precondition');
  const read = knows ? parseSdp(invite.body) : null;
  return (
    read?.ok === true &&
    read.sdp.media.some(({ attributes }) =>
      attributes.some(({ name, value }) => name === 'des' && value?.startsWith('qos mandatory') === true),
    )
  );
}

/** 5.2: an offer has been answered: this end reserves its half, once. */
export function startReserving(phone: Phone, call: Call, env: Env): void {
  const { reservation } = call.session;
  if (!reservation || reservation.local || reservation.state !== 'None') return;
  if (call.session.state === 'Agreed') {
    stepReservation(phone, call, phone.spec.reservationFails === true ? 'reserve-in-vain' : 'reserve', env);
  }
}

/** Lets something happen to the reservation; tells what came of it. */
export function stepReservation(phone: Phone, call: Call, event: string, env: Env): readonly string[] {
  const { reservation } = call.session;
  if (!reservation) return [];
  const durations = (): number => phone.spec.reservation ?? 0;
  const move = drive(reservationMachine, call.owner, reservation.state, event, env, durations);
  if (move === null) return [];
  reservation.state = move.to;
  return move.actions.map(({ type }) => type);
}
