// What the requests of a call are for, in the situation they are sent in: RFC 3261 §9, §13, §14, §15, §17.1.1.3;
// RFC 3262 §4; RFC 3311 §5; RFC 3891; RFC 3911; RFC 4028 §7.4. The author of the request is the subject.

import { authParam } from '../message/digest';
import { get, linesOf, tagIn } from '../message/headers';
import type { Request } from '../message/message';
import type { Sending } from '../trace/sending';

import { ownBefore, type Shift, sdpIn, shiftOf, summaryOf } from './descriptions';
import { callOf } from './run-index';
import { type Cited, cite, quotedText, type Said, say } from './say';
import { answerTo, causesAt, decided, promptOf, type Situation, situationOf, triesBefore } from './situation';
import { nameOf } from './who';

/** The status with its reason: '486 Busy Here'. */
export const statusText = ({ sent: { message } }: Sending): string =>
  message.kind === 'response' ? `${message.status} ${quotedText(message.reason)}`.trim() : message.method;

/** Why a request is made once more with the next CSeq; null for a first try. */
export function retryOf(s: Situation): Said | null {
  if (s.method === 'ACK' || s.method === 'CANCEL') return null;
  const [before] = triesBefore(s);
  const answer = before === undefined ? null : answerTo(s, before);
  const message = answer?.sent.message;
  if (message?.kind !== 'response') return failedOver(s) ?? (before === undefined ? null : afterSilence(s));
  const { status } = message;
  if (status === 401 || status === 407) {
    if (get(s.message, 'authorization') === undefined && get(s.message, 'proxy-authorization') === undefined)
      return null;
    const asked = [...linesOf(message, 'www-authenticate'), ...linesOf(message, 'proxy-authenticate')];
    return asked.some(({ value }) => authParam(value, 'stale')?.toLowerCase() === 'true')
      ? say('with credentials made anew, since the nonce of the last ones was too old', 7616, '3.3')
      : say('now with the credentials that were asked for', 3261, status === 401 ? '22.2' : '22.3');
  }
  if (status >= 300 && status < 400) return say('at the place that the redirection named', 3261, '8.1.3.4');
  if (status === 422) return say('with a session interval that is long enough', 4028, '7.3');
  if (status === 423) return say('with an expiry that is long enough', 3261, '10.2.8');
  if (status === 491) return say('after a pause, since both ends had asked for a change at once', 3261, '14.1');
  if (status === 500 && s.inDialog) return say('in case another request had overtaken it', 3261, '12.2.2');
  if (status === 408 || status >= 500) return failedOver(s) ?? afterSilence(s);
  if (status === 420 || status === 415) return say('without what was not understood', 3261, '8.1.3.5');
  return failedOver(s);
}

/** A phone keeps trying to register (RFC 3261 §10.2.7). */
const afterSilence = (s: Situation): Said | null =>
  s.method === 'REGISTER' ? say('after a while, since the registrar could not be reached', 3261, '10.2.7') : null;

const failedOver = (s: Situation): Said | null =>
  decided(s, 'failed-over') === null
    ? null
    : say('by way of the next proxy, since the first gave no answer', 3261, '8.1.3.1');

/** A clause hung onto a sentence: 'Alice calls Bob again, now with …'. */
const again = (sentence: string, retry: Said | null, rule: Cited, more = ' again'): Said =>
  retry === null ? { text: `${sentence}.`, rule } : { text: `${sentence}${more}, ${retry.text}.`, rule: retry.rule };

/** After a long sentence: what is done once more must be plain. */
const ONCE_MORE = '; it asks again';

/** INVITE outside of a dialog. */
export function callAim(s: Situation, request: Request): Said {
  const caller = s.author.label;
  const callee = nameOf(s.trace, get(request, 'to')?.uri ?? request.uri);
  const retry = retryOf(s);
  const offer = request.body.length === 0 ? ' It carries no offer: the answer is to bring one.' : '';
  const said = calling(s, request, caller, callee, retry);
  return { text: said.text + offer, rule: said.rule };
}

function calling(s: Situation, request: Request, caller: string, callee: string, retry: Said | null): Said {
  const plain = cite(3261, '13.2.1');
  if (get(request, 'replaces') !== undefined)
    return again(
      `${caller} calls ${callee} to take the place of a party in a call that stands`,
      retry,
      cite(3891, '4'),
      ONCE_MORE,
    );
  if (get(request, 'join') !== undefined)
    return again(`${caller} calls ${callee} to join a call that stands`, retry, cite(3911, '5'), ONCE_MORE);
  const prompt = promptOf(s);
  const referrer = get(request, 'referred-by');
  if (referrer !== undefined || (prompt?.message.kind === 'request' && prompt.message.method === 'REFER')) {
    const by = referrer === undefined ? get(prompt?.message ?? request, 'from') : referrer;
    const whom = by === undefined ? 'somebody' : nameOf(s.trace, by.uri);
    return again(`${caller} calls ${callee}, as ${whom} asked with a REFER`, retry, cite(3515, '2.4.3'), ONCE_MORE);
  }
  if (s.author.kind === 'b2bua') {
    const behind = prompt === null ? undefined : get(prompt.message, 'from');
    const because = behind === undefined ? '' : `, because ${nameOf(s.trace, behind.uri)} called`;
    return say(`${caller} calls ${callee} in a call of its own${because}: it is an end of both.`, 3261, '6');
  }
  return again(`${caller} calls ${callee}`, retry, plain);
}

const STREAMS = (count: number): string => (count > 1 ? 'further streams' : 'a further stream');

const CHANGES: Readonly<Record<Shift, (a: string, b: string, told: string) => Said>> = {
  hold: (a, b) => say(`${a} puts ${b} on hold: the new offer asks ${b} to send nothing.`, 3264, '8.4'),
  resume: (a, b) => say(`${a} takes ${b} off hold: the new offer lets sound flow both ways.`, 3264, '8.4'),
  more: (a, b, told) => say(`${a} offers ${b} ${STREAMS(1)}: ${told}.`, 3264, '8.1'),
  less: (a, b, told) => say(`${a} asks ${b} to drop a stream: ${told}.`, 3264, '8.2'),
  codecs: (a, b, told) => say(`${a} offers ${b} other codecs: ${told}.`, 3264, '8.3.2'),
  address: (a, b, told) => say(`${a} tells ${b} that its media go elsewhere now: ${told}.`, 3264, '8.3.1'),
  preconditions: (a, b) => say(`${a} tells ${b} that the network now has room for the call on this side.`, 3312, '7'),
  same: (a, b) => say(`${a} repeats to ${b} what was agreed: nothing changes.`, 3261, '14.1'),
};

/** INVITE or UPDATE within a dialog: what it changes. */
export function changeAim(s: Situation): Said {
  const [a, b] = [s.author.label, s.other];
  const retry = retryOf(s);
  const said = changing(s, a, b);
  if (retry === null) return said;
  return { text: `${said.text.replace(/\.$/, '')}; it asks again, ${retry.text}.`, rule: retry.rule };
}

function changing(s: Situation, a: string, b: string): Said {
  const refreshes = get(s.message, 'session-expires') !== undefined;
  const now = sdpIn(s.message);
  if (now === null) {
    if (refreshes && s.message.kind === 'request' && s.message.method === 'UPDATE')
      return say(`${a} keeps the session alive: the session timer starts anew.`, 4028, '7.4');
    return s.message.kind === 'request' && s.message.method === 'INVITE'
      ? say(`${a} asks ${b} for an offer, so that the session can be set up anew.`, 3261, '14.1')
      : say(`${a} refreshes the dialog with ${b}.`, 3311, '5.1');
  }
  const before = ownBefore(s.trace, s.sending);
  if (before === null) return say(`${a} offers ${b} a session: ${summaryOf(now)}.`, 3264, '5');
  const shift = shiftOf(before.sdp, now);
  if (shift === 'same' && refreshes)
    return say(`${a} keeps the session alive: nothing changes, and the session timer starts anew.`, 4028, '7.4');
  return CHANGES[shift](a, b, summaryOf(now));
}

/** The response that an ACK confirms: the last final one to its INVITE that reached whoever wrote the ACK. */
export function ackedBy(s: Situation): Sending | null {
  const cseq = get(s.message, 'cseq')?.number;
  const tag = tagIn(s.message, 'to');
  return (
    callOf(s.trace, s.sending).findLast(
      ({ sent, entry, arrives }) =>
        entry < s.sending.entry &&
        sent.message.kind === 'response' &&
        sent.message.status >= 200 &&
        get(sent.message, 'cseq')?.method === 'INVITE' &&
        get(sent.message, 'cseq')?.number === cseq &&
        sent.to === s.author.id &&
        tagIn(sent.message, 'to') === tag &&
        arrives !== null &&
        arrives <= s.sending.at,
    ) ?? null
  );
}

/** Whether an ACK confirms a refusal: then it goes one hop only (RFC 3261 §17.1.1.3). */
export function isHopAck(s: Situation): boolean {
  const message = ackedBy(s)?.sent.message;
  return message?.kind === 'response' && message.status >= 300;
}

export function ackAim(s: Situation): Said {
  const acked = ackedBy(s);
  const a = s.author.label;
  if (acked === null) return say(`${a} confirms the final answer to its INVITE.`, 3261, '13.2.2.4');
  const what = statusText(acked);
  if (isHopAck(s))
    return say(
      `${a} confirms the ${what}, so that ${s.to.label} stops repeating it. This ACK goes one hop only.`,
      3261,
      '17.1.1.3',
    );
  const stands = s.inDialog && changed(s) ? 'the change stands' : 'the call stands';
  const answers = s.sdp === 'answer' ? ' It brings the answer to the offer in it.' : '';
  const repeating = situationOf(s.trace, acked.sent.packet).author.label;
  return say(
    `${a} confirms that the ${what} has arrived: ${repeating} stops repeating it, and ${stands}.${answers}`,
    3261,
    '13.2.2.4',
  );
}

/** Whether the INVITE of an ACK was sent within a dialog. */
function changed(s: Situation): boolean {
  const number = get(s.message, 'cseq')?.number;
  return callOf(s.trace, s.sending).some(
    ({ sent: { message } }) =>
      message.kind === 'request' &&
      message.method === 'INVITE' &&
      get(message, 'cseq')?.number === number &&
      tagIn(message, 'from') === tagIn(s.message, 'from') &&
      tagIn(message, 'to') !== '',
  );
}

export function byeAim(s: Situation): Said {
  const [a, b] = [s.author.label, s.other];
  const retry = retryOf(s);
  if (retry !== null) return { text: `${a} ends the call with ${b} once more, ${retry.text}.`, rule: retry.rule };
  const why = get(s.message, 'reason')?.[0]?.params.find(({ name }) => name === 'text')?.value;
  if (why) return say(`${a} ends the call with ${b}: ${quotedText(why.replace(/^"|"$/g, ''))}.`, 3326, '2');
  return endingOf(s, a, b);
}

function endingOf(s: Situation, a: string, b: string): Said {
  for (const { event, changes } of causesAt(s)) {
    if (event.type === 'act') break;
    for (const change of changes) {
      if (change.type !== 'decision') continue;
      if (change.what === 'surplus')
        return say(`${a} ends this call with ${b} at once: another phone had answered first.`, 3261, '13.2.2.4');
      if (change.what === 'replaced')
        return say(`${a} ends the old call with ${b}: a new one has taken its place.`, 3891, '3');
    }
    if (event.type !== 'arrival') continue;
    const { message } = event;
    const inCall = get(message, 'call-id') === get(s.message, 'call-id');
    if (!inCall && message.kind === 'request' && message.method === 'BYE')
      return say(`${a} ends its call with ${b}, because the call on its other side has ended.`, 3261, '6');
    if (message.kind === 'request' && message.method === 'NOTIFY')
      return say(`${a} leaves the call with ${b}: it has been handed over.`, 5589, '6.1');
    break;
  }
  return say(`${a} hangs up: the call with ${b} ends.`, 3261, '15.1.1');
}

export function cancelAim(s: Situation): Said {
  const [a, to] = [s.author.label, s.to.label];
  if (s.part === 'forwards')
    return say(`${a} gave the call up, so ${s.from.label} cancels its own INVITE to ${to} too.`, 3261, '16.10');
  const { event } = s.entry;
  if (s.from.kind !== 'user-agent') {
    const message = event.type === 'arrival' ? event.message : null;
    if (message?.kind === 'response' && message.status < 300)
      return say(`${s.from.label} stops the call attempt at ${to}: another phone has answered.`, 3261, '16.7');
    if (message?.kind === 'response' && message.status >= 600)
      return say(
        `${s.from.label} stops the call attempt at ${to}: the call was declined for every phone.`,
        3261,
        '16.7',
      );
    if (event.type === 'timer')
      return say(`${s.from.label} stops the call attempt at ${to}: nobody has answered in time.`, 3261, '16.8');
  }
  return say(`${a} gives up the call to ${s.other} before it is answered.`, 3261, '9.1');
}

export function prackAim(s: Situation): Said {
  const rack = get(s.message, 'rack');
  const confirmed = callOf(s.trace, s.sending).find(
    ({ sent: { message } }) => message.kind === 'response' && get(message, 'rseq') === rack?.rseq,
  );
  const what = confirmed === undefined ? 'provisional answer' : statusText(confirmed);
  const sdp = s.sdp === null ? '' : ` It also carries an ${s.sdp}.`;
  return say(
    `${s.author.label} confirms that the ${what} has arrived, so that ${s.other} stops repeating it.${sdp}`,
    3262,
    '4',
  );
}
