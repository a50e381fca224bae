// Timers, told: how one was set going, and what its firing means.

import type { Sent, TimerStarted } from '../../model/output';
import type { Change, Entry, Occurrence } from '../../model/trace';
import { printDuration } from '../../scenario/duration';
import { sentence, type Teller } from './teller';
import { timerStory } from './timers-table';
import { does, type Told } from './told';
import { phoneOf } from './whose';

/** An element set a timer going: usually beside something it sent. */
export function armed(entry: Entry, timer: TimerStarted, name: string, teller: Teller): Told {
  const story = timerStory(timer);
  if (timer.name === 'reaction' && entry.event.type === 'arrival') {
    const title = `${teller.message(entry.event.packet)} reached ${name}`;
    return { title, text: `${story.runs} Here it is ${printDuration(timer.duration)}.` };
  }
  const title = /^Timer /.test(story.title) ? story.title : `the timer “${story.title}”`;
  const sent = sentBeside(entry, timer);
  const began =
    sent === undefined
      ? `${name} started ${title}`
      : `${name} sent ${teller.message(sent.packet)} and started ${title}`;
  return {
    title: began,
    text: story.runs,
    led: `It lasts ${printDuration(timer.duration)}.`,
    rule: story.rule,
    packet: sent?.packet ?? null,
  };
}

/** What was sent when a timer was set going: by its transaction, else the last thing before it. */
function sentBeside({ changes }: Entry, timer: TimerStarted): Sent | undefined {
  const sent = changes.filter((change): change is Sent => change.type === 'sent');
  const own = sent.find(({ transaction }) => transaction === timer.owner);
  return own ?? sent.findLast((change) => changes.indexOf(change) < changes.indexOf(timer));
}

/** What led on: a timer is told together with what was sent beside it. */
export function ledOn(entry: Entry, link: Change | null, name: string, teller: Teller): string {
  const sent = link?.type === 'timer-started' ? sentBeside(entry, link) : undefined;
  if (link?.type !== 'timer-started' || sent === undefined) return does(link, name, teller);
  const { title } = timerStory(link);
  return `${does(sent, name, teller).slice(0, -1)}, and ${title} was set to ${printDuration(link.duration)}.`;
}

export function fired(
  entry: Entry,
  event: Extract<Occurrence, { type: 'timer' }>,
  link: Change | null,
  teller: Teller,
): Told {
  const story = timerStory(event);
  const name = teller.name(entry.element);
  const state = stateOf(entry, event.owner);
  const still = state === null ? '' : `, still in ${state}`;
  if (event.name === 'reaction') {
    const led = link?.type === 'sent' ? does(link, 'It', teller) : '';
    return { title: `${phoneOf(name)} rang`, text: led === '' ? 'It was ready, and said so with 180.' : '', led };
  }
  const waited = WAITS[event.name];
  const lasted = lastedOf(entry, event, teller);
  const text = waited === undefined || lasted === null ? '' : `${waited} in ${lasted}${still}.`;
  const what = link === null ? sentence(story.fires) : ledOn(entry, link, name, teller);
  return { title: `${story.title} fired`, text, led: what, rule: story.rule };
}

/** What a timer that fires has waited for in vain. */
const WAITS: Readonly<Record<string, string>> = {
  A: 'No response',
  B: 'No response',
  E: 'No final response',
  F: 'No final response',
  G: 'No ACK',
  H: 'No ACK',
  N: 'No NOTIFY',
  repeat: 'No ACK',
  'no-ACK': 'No ACK',
  'repeat-1xx': 'No PRACK',
  'no-PRACK': 'No PRACK',
  cancelled: 'No final response',
};

function lastedOf(
  { cause }: Entry,
  { owner, name }: Extract<Occurrence, { type: 'timer' }>,
  { trace }: Teller,
): string | null {
  const started = trace.entries[cause]?.changes.findLast(
    (change): change is TimerStarted =>
      change.type === 'timer-started' && change.owner === owner && change.name === name,
  );
  return started === undefined ? null : printDuration(started.duration);
}

/** The state a machine was in when a timer fired. */
function stateOf(entry: Entry, owner: string): string | null {
  const moved = entry.changes.find(
    (change) => change.type === 'state' && change.owner === owner && change.from !== null,
  );
  return moved?.type === 'state' ? (moved.from?.split('.')[0] ?? null) : null;
}
