// Preconditions as attributes of a stream: RFC 3312 §4, §5 and §7, in both forms: segmented, where each end answers for
// its own access network, and end to end, where each end knows of the direction it sends in. Both want both halves:
// nothing rings before the network has room for the call.
// Left out: preconditions of a change in the middle of a call (§6), optional ones, and types other than qos (§9).

import { list } from '../message/headers';
import type { Message, Request } from '../message/message';
import type { Attribute, Sdp } from '../message/sdp';
import { parseSdp, printSdp } from '../message/sdp';
import type { Env } from '../model/output';
import { drive } from './drive';
import type { Call, Phone } from './phone';
import { reservationMachine } from './reservation.machine';
import type { Session } from './session';

/** What a status is about (RFC 3312 §4): the access network of each end, or each direction of the whole way. */
export type Reach = 'each end' | 'end to end';

/** One end's table of the status (RFC 3312 §5.1, tables 1 and 2). */
export interface Reservation {
  readonly reach: Reach;
  /** Of the machine in `reservation.machine.ts`. */
  state: string;
  /** Whether this end's half is there, or the way it sends on; and the other's as far as is known. */
  local: boolean;
  remote: boolean;
  /** The other end wants to be told when this end's half is there (RFC 3312 §7). */
  confirm: boolean;
  /** It has been told, where several branches have to be. */
  told?: boolean;
}

/** The table at the start of a call. */
export const newReservation = (reach: Reach): Reservation => ({
  reach,
  state: 'None',
  local: false,
  remote: false,
  confirm: false,
});

/** 6: the call may go on. */
export const isMet = ({ local, remote }: Reservation): boolean => local && remote;

const tag = (there: boolean): string => (there ? 'sendrecv' : 'none');

/** 5.1.1: what each stream of a description says of it. */
export function statusLines({ reach, local, remote }: Reservation): Attribute[] {
  if (reach === 'end to end') {
    const now = local ? (remote ? 'sendrecv' : 'send') : remote ? 'recv' : 'none';
    const lines = [
      { name: 'curr', value: `qos e2e ${now}` },
      { name: 'des', value: 'qos mandatory e2e sendrecv' },
    ];
    return remote ? lines : [...lines, { name: 'conf', value: 'qos e2e recv' }];
  }
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
    // Table 4: what is local or sent there is remote or received here.
    if (name === 'curr' && value !== null && THEIRS.has(value)) reservation.remote = true;
    if (name === 'conf' && value !== null && OURS.test(value)) reservation.confirm = true;
  }
}

const THEIRS: ReadonlySet<string> = new Set(['qos local sendrecv', 'qos e2e send', 'qos e2e sendrecv']);
const OURS = /^qos (remote|e2e (recv|sendrecv))\b/;

/**
 * Whether an INVITE wants preconditions met that this phone can meet, and of which form; null when it does not. One
 * without an offer leaves it to this phone to say so (§6).
 */
export function wantsReservation(phone: Phone, invite: Request): Reach | null {
  const { reservation, reservationReach = 'each end' } = phone.spec;
  if (reservation === undefined) return null;
  const tags = [...list(invite, 'require'), ...list(invite, 'supported')];
  if (!tags.includes('precondition')) return null;
  if (invite.body.length === 0) return tags.includes('100rel') ? reservationReach : null;
  return offeredReach(phone, invite);
}

/** The form of the preconditions in an offer that this phone can meet; null when it has none. */
export function offeredReach(phone: Phone, { body }: Message): Reach | null {
  const read = phone.spec.reservation === undefined || typeof body !== 'string' ? null : parseSdp(body);
  if (read?.ok !== true) return null;
  const wanted = read.sdp.media
    .flatMap(({ attributes }) => attributes)
    .find(({ name, value }) => name === 'des' && value?.startsWith('qos mandatory') === true);
  if (wanted === undefined) return null;
  return wanted.value?.includes(' e2e ') === true ? 'end to end' : 'each end';
}

/** 8: the description that goes with a refusal: the last one heard, without streams, and what could not be had. */
export function failureOf({ remote, reservation }: Session): string {
  if (remote === null || !reservation) return '';
  const what = reservation.reach === 'end to end' ? 'e2e send' : 'local sendrecv';
  const attributes = [{ name: 'des', value: `qos failure ${what}` }];
  return printSdp({ ...remote, media: remote.media.map((section) => ({ ...section, port: 0, attributes })) });
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
