// The timers, for people: why each runs, what happens when its time is up, and the section that says so.

import type { Rule } from '../../model/output';

export interface TimerStory {
  /** 'Timer A', 'Ringing limit'. */
  readonly title: string;
  /** Why it runs. */
  readonly runs: string;
  /** What is done when its time is up, as an instruction: 'send the INVITE again, and double the timer'. */
  readonly fires: string;
  readonly rule: Rule | null;
}

const story = (title: string, rfc: number, section: string, runs: string, fires: string): TimerStory => ({
  title,
  runs,
  fires,
  rule: section === '' ? null : { rfc, section, text: runs },
});

/** By the owner's first word where one name serves several owners, else by the name alone. */
const STORIES: Readonly<Record<string, TimerStory>> = {
  A: story(
    'Timer A',
    3261,
    '17.1.1.2',
    'UDP promises nothing, so the sender keeps a clock.',
    'send the INVITE again, and double the timer',
  ),
  B: story('Timer B', 3261, '17.1.1.2', 'It limits the wait for a first answer.', 'give up, as if a 408 had come'),
  C: story(
    'Timer C',
    3261,
    '16.6',
    'A proxy lets nobody ring for ever.',
    'cancel this branch, or count it as a 408 if nothing came at all',
  ),
  D: story(
    'Timer D',
    3261,
    '17.1.1.2',
    'Copies of the refusal may still come, and each gets the ACK once more.',
    'forget the transaction',
  ),
  E: story(
    'Timer E',
    3261,
    '17.1.2.2',
    'UDP promises nothing, so the sender keeps a clock.',
    'send the request again, and double the timer, up to T2',
  ),
  F: story('Timer F', 3261, '17.1.2.2', 'It limits the wait for a final answer.', 'give up, as if a 408 had come'),
  G: story(
    'Timer G',
    3261,
    '17.2.1',
    'The refusal may be lost, so it is repeated until its ACK comes.',
    'send the refusal again, and double the timer, up to T2',
  ),
  H: story('Timer H', 3261, '17.2.1', 'It limits the wait for the ACK to a refusal.', 'stop waiting for the ACK'),
  I: story('Timer I', 3261, '17.2.1', 'Further copies of the ACK may still come.', 'forget the transaction'),
  J: story(
    'Timer J',
    3261,
    '17.2.2',
    'Copies of the request may still come, and each gets the same answer.',
    'forget the transaction',
  ),
  K: story('Timer K', 3261, '17.1.2.2', 'Copies of the answer may still come.', 'forget the transaction'),
  L: story(
    'Timer L',
    6026,
    '8.7',
    'Copies of the INVITE may still come after the 2xx, and are absorbed.',
    'forget the transaction',
  ),
  M: story('Timer M', 6026, '8.4', 'Further 2xx, from other phones, may still come.', 'forget the transaction'),
  N: story(
    'Timer N',
    6665,
    '4.1.2.4',
    'Whoever subscribes waits for a first NOTIFY.',
    'give the subscription up, since no NOTIFY came',
  ),
  trying: story(
    'Trying delay',
    3261,
    '17.2.1',
    'A quick answer needs no 100 before it.',
    'send 100 Trying, since nothing else has gone',
  ),
  repeat: story(
    '2xx repeat',
    3261,
    '13.3.1.4',
    'The 2xx may be lost anywhere on its way, so the phone repeats it until the ACK comes.',
    'send the 2xx again, and double the timer, up to T2',
  ),
  'no-ACK': story(
    'Wait for the ACK',
    3261,
    '13.3.1.4',
    'It limits the wait for the ACK: 64 times T1.',
    'stop repeating the 2xx, and hang up',
  ),
  'repeat-1xx': story(
    '1xx repeat',
    3262,
    '3',
    'This ringing must arrive, so it is repeated until its PRACK comes.',
    'send the provisional response again, and double the timer',
  ),
  'no-PRACK': story(
    'Wait for the PRACK',
    3262,
    '3',
    'It limits the wait for the PRACK: 64 times T1.',
    'refuse the INVITE, since no PRACK came',
  ),
  reaction: story('Phone reacts', 3261, '', 'A phone takes a moment before it rings.', 'ring, and say so with 180'),
  processing: story('Thinking', 3261, '', 'A server takes a moment for each request.', 'act on the request'),
  cancelled: story(
    'After CANCEL',
    3261,
    '9.1',
    'The other side may know no CANCEL and never send its 487.',
    'take the call for cancelled all the same',
  ),
  'change-cancelled': story(
    'After the end of a change',
    3261,
    '9.1',
    'A change that was given up may never get its final answer.',
    'take the change for cancelled all the same',
  ),
  'other branches': story(
    'Other branches',
    3261,
    '13.2.2.4',
    'Other phones may still answer the same INVITE for a while.',
    'take the early dialogs that nobody answered for over',
  ),
  clash: story(
    'Clash pause',
    3261,
    '14.1',
    'Both sides changed the call at once; each waits for a time of its own.',
    'try the change again',
  ),
  'retry-after': story('Retry-After', 3261, '20.33', 'The answer said when to try again.', 'try once more'),
  retry: story('Retry', 6665, '4.1.2.4', 'The watched side said when to ask again.', 'subscribe once more'),
  later: story('Retry-After', 3261, '20.33', 'The answer said when to try again.', 'try the change once more'),
  limit: story('Ringing limit', 3261, '16.8', 'This place may ring only so long.', 'cancel it, and try the next'),
  pace: story('Pace of notifications', 6665, '4.2.2', 'Whoever watches is told at a bearable pace.', 'tell the latest'),
  played: story('Announcement', 3261, '', 'The announcement lasts this long.', 'hang up, since it has been played'),
  reservation: story('Reservation', 3312, '5', 'The network is asked for room for this call.', 'go on with the call'),
  'session-expires': story(
    'Session timer',
    4028,
    '10',
    'A session nobody refreshes is taken for dead.',
    'end the call with a BYE',
  ),
  'session-expires remembered': story(
    'Session at a proxy',
    4028,
    '8.3',
    'A proxy that counts calls takes one that nobody refreshes for over.',
    'forget the call, without a BYE',
  ),
  'keep-alive': story(
    'Sign of life',
    5626,
    '3.5',
    'A NAT forgets a way back that nothing uses.',
    'send a few bytes, so that the way back stays open',
  ),
  'recovery registration': story(
    'Another try',
    5626,
    '4.5',
    'A flow that cannot be made is tried again, after a longer while each time.',
    'register again',
  ),
  pong: story(
    'Answer to a sign of life',
    5626,
    '4.4.1',
    'A sign of life that nobody answers tells that the flow has failed.',
    'ask once more over UDP, or open another flow',
  ),
  'refresh registration': story(
    'Registration refresh',
    3261,
    '10.2.4',
    'A binding lives only as long as it is renewed.',
    'register again',
  ),
  'refresh subscriber': story(
    'Subscription refresh',
    6665,
    '4.1.2.2',
    'A subscription lives only as long as it is renewed.',
    'subscribe again',
  ),
  'refresh call': story(
    'Session refresh',
    4028,
    '10',
    'A session must be refreshed, so that it is not taken for dead.',
    'refresh the session',
  ),
  'expiry notifier': story(
    'Subscription ends',
    6665,
    '4.2.2',
    'A subscription that is not renewed ends.',
    'say a last word, and end the subscription',
  ),
  'expiry published': story(
    'Publication expires',
    3903,
    '4.2',
    'What is published holds for a time only.',
    'forget what was published, and tell whoever watches',
  ),
  'refresh publication': story(
    'Refresh',
    3903,
    '4.3',
    'What is published holds for a time only.',
    'publish it again, before it is forgotten',
  ),
  'recovery publication': story(
    'Another try',
    3903,
    '4.2',
    'The presence server could not be reached, or did not take it.',
    'publish all of it once more',
  ),
  'expiry subscriber': story(
    'Subscription ends',
    6665,
    '4.1.2.3',
    'A subscription that is not renewed ends.',
    'take the subscription for ended',
  ),
  binding: story(
    'Binding expires',
    3261,
    '10.3',
    'A binding that is not renewed is forgotten.',
    'forget where the phone is',
  ),
};

/** The story of a timer, by its name and the owner it belongs to. */
export function timerStory({ name, owner }: { readonly name: string; readonly owner: string }): TimerStory {
  const kind = owner.split(' ', 1)[0] ?? '';
  const found = STORIES[`${name} ${kind}`] ?? STORIES[name];
  if (found !== undefined) return found;
  if (/[@:]/.test(name)) return STORIES.binding as TimerStory;
  return { title: sentenceCase(name), runs: '', fires: 'go on', rule: null };
}

const sentenceCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
