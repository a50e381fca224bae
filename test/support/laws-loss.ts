// What losing one datagram may change: the RFCs' own exceptions to "the same place all the same". Each names the
// scenario, the messages and the section; everything else must end as if nothing had been lost.

import type { Scenario } from '../../engine/model/scenario';
import type { Trace } from '../../engine/model/trace';
import { everyCopy } from '../../engine/network/message-key';
import { type Outcome, outcome } from '../../engine/trace/outcome';
import { type Sending, sendingsOf } from '../../engine/trace/sending';
import { simulate } from '../../engine/world/simulate';

/**
 * `order`: the same things are noticed, in another order. `late`: two things happen at nearly the same moment, and the
 * repeat of what was lost comes after the other one. It must end then as if the message itself had come when its
 * repeat does (RFC 3261 §17.1.1.2, §17.1.2.2 and §13.3.1.4: a repeat is the same message once more).
 */
type Change = 'order' | 'late';

interface Exception {
  readonly scenario: RegExp;
  /** Against 'what from->to'. */
  readonly messages: RegExp;
  readonly change: Change;
  readonly section: string;
}

const exception = (scenario: RegExp, messages: RegExp, change: Change, section: string): Exception => ({
  scenario,
  messages,
  change,
  section,
});

/**
 * What these show is who comes first: an accident or a person meets the flow in the middle of one moment. These are the
 * messages whose repeat comes when that moment has passed; losing any other one changes nothing.
 */
const MOMENTS: Readonly<Record<string, RegExp>> = {
  'box-and-a-hold-undone': /^(INVITE alice->box)$/,
  'box-bye-overtakes-ack': /^(INVITE (alice->box|box->bob)|200 INVITE (bob->box|box->alice))$/,
  'box-hears-no-ack': /^(180 INVITE box->alice)$/,
  'callee-is-gone': /^(INVITE alice->bob|486 INVITE bob->alice)$/,
  'caller-is-gone': /^(INVITE alice->(bob|carol)|MESSAGE alice->dave)$/,
  'cancel-before-they-spoke': /^(INVITE (alice->p1|p1->desk)|CANCEL alice->p1)$/,
  'clash-and-no-more': /^(INVITE (alice->p1|p1->bob))$/,
  'come-back-later': /^(SUBSCRIBE dave->bob)$/,
  'far-phone-answers-late': /^(200 INVITE (desk->p1|p1->alice))$/,
  'given-up-and-answered': /^(180 INVITE p1->alice)$/,
  'given-up-by-degrees': /^(200 INVITE sofa->p1)$/,
  'key-overtakes-hold':
    /^(INVITE (alice->bob|p1->dave)|180 INVITE (bob->alice|dave->p1)|INFO (alice->bob|carol->p1|p1->dave))$/,
  'left-phone-answers': /^(200 INVITE (desk->p1|p1->alice))$/,
  'pending-and-gone': /^(SUBSCRIBE carol->bob)$/,
  'picked-up-too-early': /^(INVITE (alice|carol)->bob|CANCEL alice->bob|BYE carol->bob)$/,
  'refused-too-late': /^(INVITE p1->desk|180 INVITE desk->p1|100 INVITE p1->alice|CANCEL alice->p1)$/,
  'report-nobody-takes': /^(INVITE alice->bob|REFER bob->alice)$/,
  'steps-of-a-transfer': /^(NOTIFY (alice->bob|erin->dave)|BYE bob->alice)$/,
  'taken-back-unheard': /^(INVITE alice->bob|100 INVITE bob->alice)$/,
  'dismissed-and-answered': /^(INVITE (p1->desk|alice->p1))$/,
  'answered-as-it-was-cancelled': /^(CANCEL alice->p1)$/,
  'box-answers-for-the-left': /^(180 INVITE box->alice)$/,
  'third-party-asked-for-an-offer':
    /^(INVITE (alice->dialler|dialler->bob)|200 INVITE bob->dialler|BYE alice->dialler|ACK dialler->bob)$/,
  'third-party-early-and-gone': /^(ACK dialler->alice|BYE alice->dialler)$/,
  'third-party-leaves-too-soon': /^(200 INVITE bob->dialler|BYE alice->dialler)$/,
  'given up while one phone answers': /^(200 INVITE desk->p2)$/,
  'too-far-for-the-limit': /^(INVITE p1->desk)$/,
};

export const EXCEPTIONS: readonly Exception[] = [
  ...Object.entries(MOMENTS).map(([id, messages]) =>
    exception(
      new RegExp(`^${id}(,|$)`),
      messages,
      'late',
      `RFC 3261 §17.1: the moment of ${id} has passed when the repeat comes`,
    ),
  ),
  exception(
    /^gone-and-answered-twice$/,
    /^(200 INVITE (desk->p1|p1->alice)|INVITE (desk->p1|p1->alice))$/,
    'late',
    'RFC 3261 §15: which 200, or which re-INVITE, is there when she hangs up',
  ),
  exception(
    /^gone-and-answered-twice$/,
    /^ACK (alice->p1|p1->desk)$/,
    'late',
    'RFC 3261 §13.2.2.4: an ACK comes again with the next 200 only, and her hanging up is faster',
  ),
  exception(
    /^gone-before-the-ack$/,
    /^INVITE (bob|carol)->alice$/,
    'late',
    'RFC 3261 §14.2: the hold comes after she has hung up, so there is no 200 whose ACK the BYE would wait for',
  ),
  exception(
    /^taken-and-not-told$/,
    /^SUBSCRIBE (alice|erin)->bob$/,
    'late',
    'RFC 6665 §4.1.2.2: the refresh is taken half a second later, when the other end has spoken already, or is cut off',
  ),
  exception(
    /^taken-and-not-told$/,
    /^(NOTIFY bob->alice|200 NOTIFY alice->bob)$/,
    'late',
    'RFC 6665 §4.1.2.2: whether the report is repeated before the path is cut',
  ),
  // Two things cross, and a retransmission makes one of them half a second late.
  exception(
    /^(both-call-at-once|calling each other)/,
    /INVITE/,
    'late',
    'RFC 3261 §21.4.24: whose call comes first finds the other busy',
  ),
  exception(
    /^(both-phones-answer|two-phones-at-the-box|two phones answer at once)/,
    /^(REGISTER|INVITE|200 INVITE) /,
    'late',
    'RFC 3261 §13.2.2.4: which of two answers comes first, or whether there are two',
  ),
  exception(
    /^cancel-before-anything/,
    /^(100 INVITE|CANCEL) /,
    'late',
    'RFC 3261 §9.2: the CANCEL comes after the phone rings',
  ),
  exception(
    /^cancel crossing the answer/,
    /^(INVITE|CANCEL) /,
    'late',
    'RFC 3261 §9.1: the CANCEL comes before the answer, or after it',
  ),
  exception(
    /^ringing-nobody-confirms/,
    /^(INVITE|PRACK|183 INVITE|200 PRACK|CANCEL) /,
    'late',
    'RFC 3262 §3: whether the PRACK or a person giving up comes first',
  ),
  exception(/^rfc5407-3.2.2/, /^BYE /, 'late', 'RFC 5407 §3.2.2: the re-INVITE is refused before the BYE comes'),
  exception(
    /^rfc5407-3.3.1|^two-holds-at-once/,
    /^INVITE /,
    'order',
    'RFC 3261 §14.1: the other change comes first, and none has to wait',
  ),
  exception(/^rfc5407-3.3.2/, /^UPDATE /, 'order', 'RFC 3311 §5.2: the other change comes first, and none has to wait'),
  exception(/^rfc5407-3.3.3/, /^BYE /, 'order', 'RFC 5407 §3.3.3: the REFER is refused before the BYE comes'),
  // Whoever has two calls, or a call and a report on it, notices the end of the one before or after news of the other.
  exception(
    /^(box-and-a-transfer|handed-(on-and-on|to-the-very-desk)|nat-transfer$|one-phone-of-two|rfc5359-2\.(3|4|5|15)\b)/,
    /^(BYE|NOTIFY) /,
    'order',
    'RFC 5589 §5: the BYE and the reports of a transfer race each other',
  ),
  exception(
    /^rfc5359-2\.3\b/,
    /^ACK /,
    'order',
    'RFC 5589 §5: the caller that takes the call back hears of it before, or after, the end of the other one',
  ),
  exception(
    /^a-phone-of-1999/,
    /^INVITE (p1->p2|p2->bob)/,
    'late',
    'RFC 3261 §17.2.1: a 100 comes first and stops the repeats, so the 180 that is lost is not sent again',
  ),
  exception(
    /^given-up-as-he-answers/,
    /^INVITE /,
    'late',
    'RFC 3261 §9.1: whether the phone rings when the call is given up',
  ),
  exception(
    /^one-proxy-two-transports/,
    /^(200 )?INVITE (p1->alice|alice->p1)/,
    'late',
    'RFC 3261 §14.1: TCP brings it a second late, and the resume is wanted while the hold is still open',
  ),
  exception(
    /^the-lamp-goes-out/,
    /^REGISTER mailbox->ss1/,
    'late',
    'RFC 3261 §10.3: who calls before the binding is there finds nobody',
  ),
  exception(
    /^asked-within-the-call/,
    /^200 INVITE /,
    'order',
    'RFC 4235 §3.10: the report on a call and the call itself race each other',
  ),
  exception(
    /^semi-attended-transfer/,
    /^CANCEL /,
    'order',
    'RFC 5589 §7.6: the new call comes before the CANCEL of the old one',
  ),
];

/** The exception for losing this message, if there is one. */
export const exceptionFor = ({ id }: Scenario, { what, sent }: Sending): Exception | undefined =>
  EXCEPTIONS.find(({ scenario, messages }) => scenario.test(id) && messages.test(`${what} ${sent.from}->${sent.to}`));

/**
 * RFC 3261 §13.3.1.1: a provisional answer is sent once. Where a 100 has stopped the INVITE's retransmissions already
 * (§17.1.1.2), nothing makes the 180 come again; RFC 3262 was written for that. What is missing then is the sound of
 * ringing, and whatever its hearer would have done about it.
 */
export const isProvisional = ({ sent: { message } }: Sending): boolean =>
  message.kind === 'response' && message.status > 100 && message.status < 200;

/** Somebody acts when hearing the ringing: without it the act is never done, or finds the call answered. */
export const waitsForRingback = ({ script }: Scenario): boolean =>
  script.some(
    ({ trigger, verb, by }) =>
      (trigger.kind === 'since' && trigger.what === 'ringback') ||
      ((verb === 'cancels' || verb === 'gives up on') && trigger.kind === 'natural' && by !== ''),
  );

/** RFC 3261 §17.2.1, §13.3.1.1: a 100, and a provisional answer that is not reliable, are not repeated by themselves. */
export const comesOnce = (sending: Sending): boolean => {
  const { message } = sending.sent;
  return message.kind === 'response' && (message.status === 100 || isProvisional(sending));
};

/** What nobody sends again, as 'scenario: what from->to'. */
const NEVER_AGAIN: ReadonlySet<string> = new Set([
  // RFC 3261 §17.1.1.2: its sender is down, or has lost the network, before it would repeat it.
  'box-and-a-hold-undone: INVITE alice->box',
  'callee-is-gone: 486 INVITE bob->alice',
  'caller-is-gone: INVITE alice->bob',
  'caller-is-gone: INVITE alice->carol',
  'caller-is-gone: MESSAGE alice->dave',
  'pending-and-gone: SUBSCRIBE carol->bob',
  'report-nobody-takes: REFER bob->alice',
  'ringing-nobody-confirms: INVITE alice->bob',
  'taken-back-unheard: INVITE alice->bob',
  // RFC 3261 §15.1.2: the BYE that it crosses ends the call it would answer.
  'box-answers-for-the-left: 200 INVITE sofa->box',
  'gone-and-answered-twice: ACK p1->desk',
  'given-up-and-answered: 200 INVITE sofa->p1',
  'given-up-and-answered: 200 INVITE p1->alice',
  'given-up-by-degrees: 200 INVITE sofa->p1',
]);

export const isNeverAgain = ({ id }: Scenario, { what, sent }: Sending): boolean =>
  NEVER_AGAIN.has(`${id}: ${what} ${sent.from}->${sent.to}`);

/**
 * Where the run ends when the message is not lost, but comes as late as its first repeat that arrives in `lossy`, the
 * run without it. Null where none does.
 */
export function whenLate(scenario: Scenario, { key, arrives }: Sending, lossy: Trace): Outcome | null {
  const copies = everyCopy(key);
  const repeat = sendingsOf(lossy).find((one) => everyCopy(one.key) === copies && one.arrives !== null);
  if (repeat === undefined || repeat.arrives === null || arrives === null) return null;
  return outcome(simulate(scenario, [{ kind: 'delay', message: key, by: repeat.arrives - arrives }]));
}

const noticing = (of: Outcome, change: (what: readonly string[]) => readonly string[]): Outcome => ({
  ...of,
  noticed: Object.fromEntries(
    Object.entries(of.noticed).map(([who, what]) => [who, change(what)]),
  ) as Outcome['noticed'],
});

/** An outcome without the order in which things were noticed. */
export const unordered = (of: Outcome): Outcome => noticing(of, (what) => [...new Set(what)].sort());

/** An outcome without the sound of ringing; the same thing at once again counts once. */
export const unheard = (of: Outcome): Outcome =>
  noticing(of, (what) => what.filter((one) => one !== 'ringback').filter((one, i, all) => one !== all[i - 1]));
