// A run as text: one lifeline a column, one message a line at the moment it is sent, and beside it what machines did.
// The same text is the ladder in a terminal and the golden file of a test.

import { get } from '../message/headers';
import type { ElementId } from '../model/address';
import type { ElementSpec } from '../model/scenario';
import type { Entry, Trace } from '../model/trace';
import { phraseOf } from '../scenario/acts';
import { writeIntervention } from '../scenario/interventions';
import { type MediaEvent, mediaEvents } from './media';
import { figureStart, type Sending, sendingsOf } from './sending';
import { sentenceOf, timerName } from './why';

/** Kinds of ink, so that a terminal can colour what a file leaves plain. */
export type Ink =
  | 'plain'
  | 'quiet'
  | 'head'
  | 'request'
  | 'trying'
  | 'success'
  | 'failure'
  | 'lost'
  | 'person'
  | 'media';
export type Paint = (text: string, ink: Ink) => string;

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
const TIME = 10;

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
  sheet.end(trace);
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
    if (states || event.type !== 'connection') say(sentenceOf(trace, entry), 'quiet');
  }
  for (const change of entry.changes) {
    if (change.type === 'sent') {
      const sending = sendings.get(change.packet);
      if (sending !== undefined) sheet.message(sending, notes.splice(0));
    } else if (change.type === 'perceived') {
      say(`~ ${phraseOf(change.what)}${change.detail === null ? '' : ` (${change.detail})`}`, 'person');
    } else if (change.type === 'asked' && states) {
      say(`? ${change.question}`, 'quiet');
    }
  }
  for (const event of media) sheet.media(event, notes.splice(0));
  if (notes.length > 0) sheet.note(at, null, '', 'quiet', notes);
}

/** 'invite-client Proceeding' for every move of a machine in this entry. */
function notesOf(entry: Entry): string[] {
  return entry.changes.flatMap((change) => {
    if (change.type === 'state' && change.from !== change.to)
      return [`${entry.element}: ${change.machine} ${change.to}`];
    if (change.type === 'ignored') return [`${entry.element}: ignores ${change.what}, ${change.why}`];
    return [];
  });
}

class Sheet {
  readonly #lines: string[] = [];
  readonly #column: ReadonlyMap<ElementId, number>;
  readonly #width: number;

  constructor(
    readonly elements: readonly ElementSpec[],
    readonly span: number,
    readonly paint: Paint,
    readonly origin: number,
  ) {
    this.#column = new Map(elements.map(({ id }, i) => [id, TIME + 4 + i * span]));
    this.#width = TIME + 4 + Math.max(0, elements.length - 1) * span + 5;
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  heads(): void {
    const line = (textOf: (element: ElementSpec) => string): string => {
      let text = '';
      for (const element of this.elements) {
        const name = textOf(element).slice(0, this.span - 1);
        const start = Math.max(text.length, (this.#column.get(element.id) ?? 0) - (name.length >> 1));
        text = text.padEnd(start) + name;
      }
      return text;
    };
    this.#lines.push(
      this.paint(
        line(({ label }) => label),
        'head',
      ),
    );
    this.#lines.push(
      this.paint(
        line(({ host }) => host.replace(/\.example\.(com|net|org)$/, '')),
        'quiet',
      ),
    );
  }

  rule(text: string): void {
    this.#lines.push(
      this.paint(`${` ${text} `.padStart(TIME + text.length + 2, '-').padEnd(this.#width, '-')}`, 'quiet'),
    );
  }

  /** Text at the lifeline of an element, or beside all of them. */
  note(at: number, element: ElementId | null, text: string, ink: Ink, notes: readonly string[]): void {
    const column = element === null ? undefined : this.#column.get(element);
    if (element !== null && column === undefined) return;
    if (column === undefined && text === '' && notes.length === 0) return;
    const cells = this.#lifelines();
    const start = column ?? TIME + 4;
    this.#row(at, cells, column === undefined && text === '' ? null : { start, text, ink }, '', notes);
  }

  message({ sent, what, at, arrives, lost }: Sending, notes: readonly string[]): void {
    const from = this.#column.get(sent.from);
    const to = sent.to === null ? undefined : this.#column.get(sent.to);
    if (from === undefined || (sent.to !== null && to === undefined)) return;
    const target = to ?? from + this.span;
    const [left, right] = from < target ? [from, target] : [target, from];
    const room = Math.max(0, right - left - 1);
    const again = sent.copy > 0 ? ' again' : '';
    const reason =
      sent.message.kind === 'response' && what.length + sent.message.reason.length < 12
        ? ` ${sent.message.reason}`
        : '';
    const label = sent.message.kind === 'response' ? `${sent.message.status}${reason}${again}` : `${what}${again}`;
    const body = ` ${label} `.slice(0, room);
    const lead = (room - body.length) >> 1;
    let arrow = body.padStart(lead + body.length, '-').padEnd(room, '-');
    const cut = lost === null ? -1 : from < target ? Math.floor(room * 0.85) : Math.floor(room * 0.15);
    if (cut >= 0) {
      arrow = from < target ? `${arrow.slice(0, cut)}X`.padEnd(room) : `X${arrow.slice(cut + 1)}`.padStart(room);
    } else if (room > 0) arrow = from < target ? `${arrow.slice(0, -1)}>` : `<${arrow.slice(1)}`;
    const fate = lost === null ? (arrives === null ? 'under way' : this.#time(arrives).trim()) : `lost: ${lost}`;
    const cseq = get(sent.message, 'cseq');
    const side = `${fate}  ${cseq === undefined ? '' : `${cseq.number} ${cseq.method}`}`;
    this.#row(
      at,
      this.#lifelines(),
      { start: left + 1, text: arrow, ink: lost === null ? inkOf(sent.message) : 'lost' },
      side,
      notes,
    );
  }

  media({ at, between, hears, kind, codec, change }: MediaEvent, notes: readonly string[]): void {
    const [a, b] = between.map((id) => this.#column.get(id));
    if (a === undefined || b === undefined) return;
    const [left, right] = a < b ? [a, b] : [b, a];
    const room = right - left - 1;
    const ways = hears.length === 2 ? 'both ways' : `${hears[0]} hears`;
    const label = change === 'closed' ? ` ${kind} stops ` : ` ${kind} ${codec} ${ways} `;
    const lead = Math.max(0, (room - label.length) >> 1);
    const band = label
      .slice(0, room)
      .padStart(lead + Math.min(room, label.length), '=')
      .padEnd(room, '=');
    this.#row(at, this.#lifelines(), { start: left + 1, text: band, ink: 'media' }, '', notes);
  }

  end(trace: Trace): void {
    this.rule(trace.ended === 'quiet' ? 'all is quiet' : `the run ends by ${trace.ended}`);
    for (const act of trace.waiting)
      this.#lines.push(this.paint(`never came to it: ${act.by} ${act.text ?? act.verb}`, 'lost'));
    for (const unused of trace.unused)
      this.#lines.push(this.paint(`met nothing: ${JSON.stringify(writeIntervention(unused))}`, 'lost'));
  }

  #time(at: number): string {
    return ((at - this.origin) / 1_000_000).toFixed(3).padStart(TIME);
  }

  #lifelines(): string {
    const cells = Array.from({ length: this.#width }, () => ' ');
    for (const column of this.#column.values()) cells[column] = '|';
    return cells.join('');
  }

  #row(
    at: number,
    cells: string,
    mark: { start: number; text: string; ink: Ink } | null,
    side: string,
    notes: readonly string[],
  ): void {
    const time = this.#time(at);
    let line = cells.slice(time.length);
    let drawn = '';
    if (mark !== null) {
      const start = mark.start - time.length;
      const end = start + mark.text.length;
      drawn = this.paint(line.slice(0, start), 'quiet') + this.paint(mark.text, mark.ink);
      line = line.slice(end);
      if (end > cells.length - time.length) line = '';
    }
    const beside = [side, notes.join('; ')].filter((text) => text !== '').join('  ');
    const tail = this.paint(`${line}${beside === '' ? '' : ` ${beside}`}`, 'quiet');
    this.#lines.push(`${this.paint(time, 'quiet')}${drawn}${tail}`.trimEnd());
  }
}

function inkOf(message: Sending['sent']['message']): Ink {
  if (message.kind === 'request') return message.method === 'ACK' ? 'plain' : 'request';
  if (message.status < 200) return 'trying';
  return message.status < 300 ? 'success' : 'failure';
}
