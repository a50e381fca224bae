// A run as text: one lifeline a column, one message a line at the moment it is sent, and beside it what machines did.
// The same text is the ladder in a terminal and the golden file of a test.

import type { Answer } from '../model/element';
import type { Entry, Trace } from '../model/trace';
import { writeIntervention } from '../scenario/interventions';
import { phraseOf } from '../scenario/perceptions';
import { type MediaEvent, mediaEvents } from './media';
import { figureStart, type Sending, sendingsOf } from './sending';
import { sentenceOf, timerName } from './sentence';
import { type Ink, type Paint, Sheet } from './sheet';

export interface TranscriptOptions {
  /** What machines did, beside the lifelines. */
  readonly states?: boolean;
  /** What happened before the figure starts. */
  readonly before?: boolean;
  /** Elements that are off stage. */
  readonly offstage?: boolean;
  /** Characters from one lifeline to the next. */
  readonly span?: number;
  readonly paint?: Paint;
}

const SPAN = 18;

/** Draws a run as lines of text, each ending with a line feed. */
export function transcript(trace: Trace, options: TranscriptOptions = {}): string {
  const { scenario } = trace.origin;
  const shown = scenario.elements.filter(({ id }) => options.offstage || !scenario.offstage.includes(id));
  const sheet = new Sheet(shown, options.span ?? SPAN, options.paint ?? ((text) => text), figureStart(trace));
  const sendings = new Map(sendingsOf(trace).map((sending) => [sending.sent.packet, sending]));
  const media = new Map<number, MediaEvent[]>();
  for (const event of mediaEvents(trace)) media.set(event.entry, [...(media.get(event.entry) ?? []), event]);
  sheet.heads();
  for (const entry of trace.entries.slice(options.before === false ? trace.figure : 0)) {
    if (entry.event.type === 'mark' && trace.figure > 0 && options.before !== false) sheet.rule('the figure starts');
    draw(sheet, entry, trace, sendings, media.get(entry.index) ?? [], options.states ?? false);
  }
  sheet.rule(trace.ended === 'quiet' ? 'all is quiet' : `the run ends by ${trace.ended}`);
  for (const act of trace.waiting) sheet.line(`never came to it: ${act.by} ${act.text ?? act.verb}`, 'lost');
  for (const unused of trace.unused) sheet.line(`met nothing: ${JSON.stringify(writeIntervention(unused))}`, 'lost');
  return sheet.text();
}

function draw(
  sheet: Sheet,
  entry: Entry,
  trace: Trace,
  sendings: ReadonlyMap<number, Sending>,
  media: readonly MediaEvent[],
  states: boolean,
): void {
  const notes = states ? notesOf(entry) : [];
  const { event, element, at } = entry;
  const say = (text: string, ink: Ink): void => sheet.note(at, element, text, ink, notes.splice(0));
  if (event.type === 'act') {
    const taken = entry.changes.find((change) => change.type === 'act');
    const outcome = taken?.type !== 'act' || taken.instead === null ? '' : ` (${taken.instead})`;
    say(`* ${event.act.text ?? event.act.verb}${outcome}`, 'person');
  } else if (event.type === 'timer' && states) say(`${timerName(event.name)} fires`, 'quiet');
  else if (event.type !== 'arrival' && event.type !== 'start' && event.type !== 'mark' && event.type !== 'timer') {
    if (event.type === 'answer') {
      if (states) say(`! ${answerOf(event.answer)}`, 'quiet');
      // That a connection opens is no news; that it breaks or carries again is.
    } else if (
      states ||
      !(event.type === 'ping' || event.type === 'pong' || (event.type === 'connection' && event.change === 'open'))
    )
      say(sentenceOf(trace, entry), 'quiet');
  }
  for (const change of entry.changes) {
    if (change.type === 'sent') {
      const sending = sendings.get(change.packet);
      if (sending !== undefined) sheet.message(sending, otherWords(entry, change.packet), notes.splice(0));
    } else if (change.type === 'perceived') {
      say(`~ ${phraseOf(change.what)}${change.detail === null ? '' : ` (${change.detail})`}`, 'person');
    } else if (change.type === 'asked' && states) {
      say(`? ${change.question}`, 'quiet');
    } else if (change.type === 'pinged' && states) {
      const sign = change.pong === undefined ? '. sign of life' : '. answer to a sign of life';
      say(change.lost === null ? sign : `${sign}, lost: ${change.lost}`, 'quiet');
    }
  }
  for (const event of media) sheet.media(event, notes.splice(0));
  if (notes.length > 0) sheet.note(at, null, '', 'quiet', notes);
}

/** What a tester made of a message on its way. */
function otherWords({ changes }: Entry, packet: number): string | null {
  const kinds = changes.flatMap((change) =>
    change.type === 'disturbed' && change.packet === packet ? [change.intervention.kind] : [],
  );
  if (kinds.includes('edit')) return 'rewritten';
  return kinds.includes('reword') ? 'reworded' : null;
}

function answerOf(answer: Answer): string {
  if (answer.kind === 'bindings') return answer.contacts.map(({ uri }) => uri).join(', ') || 'nobody there';
  if (answer.kind === 'unknown') return 'unknown';
  return answer.records.map(recordOf).join(', ') || 'no such record';
}

/** A resource record as people say it: its fields but for how long it may be kept. */
const recordOf = (record: Readonly<Record<string, string | number>>): string =>
  Object.entries(record)
    .flatMap(([field, value]) => (field === 'ttl' ? [] : [`${value}`]))
    .join(' ');

/** 'invite-client Proceeding' for every move of a machine in this entry. */
function notesOf(entry: Entry): string[] {
  return entry.changes.flatMap((change) => {
    if (change.type === 'state' && change.from !== change.to)
      return [`${entry.element}: ${change.machine} ${change.to}`];
    if (change.type === 'ignored') return [`${entry.element}: ignores ${change.what}, ${change.why}`];
    return [];
  });
}
