// The drawing half of a transcript: lifelines as columns of characters, arrows and words laid over them.

import { get } from '../message/headers';
import type { Message } from '../message/message';
import type { ElementId } from '../model/address';
import type { ElementSpec } from '../model/scenario';
import type { MediaEvent } from './media';
import type { Sending } from './sending';

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

const TIME = 10;
const FIRST = TIME + 4;
/** Room right of the last lifeline for what is said there. */
const MARGIN = 22;

interface Mark {
  readonly start: number;
  readonly text: string;
  readonly ink: Ink;
}

/** Lines of text over lifelines `span` characters apart; times count from `origin`. */
export class Sheet {
  readonly #lines: string[] = [];
  readonly #column: ReadonlyMap<ElementId, number>;
  readonly #width: number;

  constructor(
    readonly elements: readonly ElementSpec[],
    readonly span: number,
    readonly paint: Paint,
    readonly origin: number,
  ) {
    this.#column = new Map(elements.map(({ id }, i) => [id, FIRST + i * span]));
    this.#width = FIRST + Math.max(0, elements.length - 1) * span + MARGIN;
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  heads(): void {
    this.line(
      this.#over(({ label }) => label),
      'head',
    );
    this.line(
      this.#over(({ host }) => host.replace(/\.example\.(com|net|org)$/, '')),
      'quiet',
    );
  }

  #over(textOf: (element: ElementSpec) => string): string {
    let text = '';
    for (const element of this.elements) {
      const name = textOf(element).slice(0, this.span - 1);
      const start = (this.#column.get(element.id) ?? 0) - (name.length >> 1);
      text = text.padEnd(Math.max(text.length, start)) + name;
    }
    return text;
  }

  line(text: string, ink: Ink): void {
    this.#lines.push(this.paint(text, ink));
  }

  /** A line across all lifelines with words in it. */
  rule(text: string): void {
    this.line(`${'-'.repeat(TIME)} ${text} `.padEnd(this.#width, '-'), 'quiet');
  }

  /** Words at the lifeline of an element, or beside all of them. */
  note(at: number, element: ElementId | null, text: string, ink: Ink, notes: readonly string[]): void {
    const column = element === null ? FIRST : this.#column.get(element);
    if (column === undefined) return;
    this.#row(at, text === '' ? null : { start: column, text, ink }, '', notes);
  }

  /** One message; `other` says that what arrives is not what was sent. */
  message(sending: Sending, other: string | null, notes: readonly string[]): void {
    const { sent, at, arrives, lost } = sending;
    const from = this.#column.get(sent.from);
    const to = sent.to === null ? undefined : this.#column.get(sent.to);
    if (from === undefined || (sent.to !== null && to === undefined)) return;
    // What goes to nobody is drawn as if to the neighbour on the right.
    const target = to ?? from + this.span;
    const room = Math.max(0, Math.abs(target - from) - 1);
    // What an element sends to itself leaves its lifeline and comes back to it.
    const own = `-- ${labelOf(sending, this.span)} -.`;
    const text = target === from ? own : arrow(labelOf(sending, room - 3), room, from < target, lost !== null);
    const fate = lost ?? (arrives === null ? 'under way' : `-> ${this.#time(arrives).trim()}`);
    const cseq = get(sent.message, 'cseq');
    const said = cseq === undefined ? fate : `${fate}  ${cseq.number} ${cseq.method}`;
    const side = other === null ? said : `${said}, ${other}`;
    const ink = lost === null ? inkOf(sent.message) : 'lost';
    this.#row(at, { start: Math.min(from, target) + 1, text, ink }, side, notes);
  }

  media({ at, between, hears, kind, codec, change }: MediaEvent, notes: readonly string[]): void {
    const [a, b] = between.map((id) => this.#column.get(id));
    if (a === undefined || b === undefined) return;
    const room = Math.abs(a - b) - 1;
    const ways = hears.length === 2 ? 'both ways' : `${hears[0]} hears`;
    const words = change === 'closed' ? [`${kind} stops`] : [`${kind} ${codec} ${ways}`, `${codec} ${ways}`, kind];
    const text = centred(words.find((label) => label.length + 4 <= room) ?? kind, room, '=');
    this.#row(at, { start: Math.min(a, b) + 1, text, ink: 'media' }, '', notes);
  }

  #time(at: number): string {
    return ((at - this.origin) / 1_000_000).toFixed(3).padStart(TIME);
  }

  #lifelines(): string {
    const cells = Array.from({ length: this.#width }, () => ' ');
    for (const column of this.#column.values()) cells[column] = '|';
    return cells.join('');
  }

  #row(at: number, mark: Mark | null, side: string, notes: readonly string[]): void {
    const time = this.#time(at);
    const cells = this.#lifelines();
    const [start, end] = mark === null ? [TIME, TIME] : [mark.start, mark.start + mark.text.length];
    const beside = [side, notes.join('; ')].filter((text) => text !== '').join('  ');
    const after = `${cells.slice(end)}${end < this.#width ? '' : '  '}${beside}`.trimEnd();
    const drawn =
      mark === null ? '' : this.paint(cells.slice(time.length, start), 'quiet') + this.paint(mark.text, mark.ink);
    this.#lines.push(`${this.paint(time, 'quiet')}${drawn}${this.paint(after, 'quiet')}`);
  }
}

/** The longest label that fits: with its reason phrase, else without. */
function labelOf({ sent, what }: Sending, room: number): string {
  const { message } = sent;
  const again = sent.copy > 0 ? ' again' : '';
  if (message.kind === 'request') return `${what}${again}`;
  const full = `${message.status} ${message.reason}${again}`;
  return full.length + 2 <= room ? full : `${message.status}${again}`;
}

function centred(label: string, room: number, fill: string): string {
  const text = ` ${label} `.slice(0, room);
  return text.padStart((room + text.length) >> 1, fill).padEnd(room, fill);
}

/** `---- INVITE --->`, or with its cross where the network lost it. */
function arrow(label: string, room: number, rightwards: boolean, lost: boolean): string {
  const line = centred(label, room, '-');
  if (!lost) return rightwards ? `${line.slice(0, -1)}>` : `<${line.slice(1)}`;
  const reach = Math.floor(room * 0.85);
  return rightwards ? `${line.slice(0, reach)}X`.padEnd(room) : `X${line.slice(room - reach)}`.padStart(room);
}

function inkOf(message: Message): Ink {
  if (message.kind === 'request') return message.method === 'ACK' ? 'plain' : 'request';
  if (message.status < 200) return 'trying';
  return message.status < 300 ? 'success' : 'failure';
}
