// How things stand at a moment, as rows: each says one thing and leads to where it can be looked at.

import { chartOf, machineInfo, at as momentAt, timerStory } from '@/engine';
import type { Millis } from '../ladder/model';
import type { Run, Target } from '../stage/run';
import { nowText as text } from '../text/now';
import { TIMER } from './subject';

export interface Row {
  readonly key: string;
  readonly label: string;
  /** Beside the label, quieter. */
  readonly note: string;
  /** At the right edge: a state, or what is left of a time. */
  readonly value: string;
  /** How much of a timer has run, 0 to 1; null for what is no timer. */
  readonly done: number | null;
  readonly target: Target;
  /** More of it, on demand. */
  readonly more: readonly (readonly [string, string])[];
}

export interface Section {
  readonly id: keyof typeof text.sections;
  readonly rows: readonly Row[];
}

type Moment = ReturnType<typeof momentAt>;
type Ends = readonly string[];

/** Rows of everything, or only of what concerns one element. */
export function sectionsAt(run: Run, at: Millis, node: string | null): readonly Section[] {
  const moment = momentAt(run.trace, run.timeAt(at));
  const on = new Set(run.view.ladder.nodes.map(({ id }) => id));
  const concerns = (ends: Ends) => ends.every((id) => on.has(id)) && (node === null || ends.includes(node));
  const make = new Rows(run, moment, concerns);
  const sections: readonly Section[] = [
    { id: 'broken', rows: make.broken() },
    { id: 'people', rows: make.people() },
    { id: 'sound', rows: make.sound() },
    { id: 'flying', rows: make.flying() },
    { id: 'questions', rows: make.questions() },
    { id: 'transactions', rows: make.machines(true) },
    { id: 'timers', rows: make.timers() },
    { id: 'dialogs', rows: make.dialogs() },
    { id: 'machines', rows: make.machines(false) },
    { id: 'bindings', rows: make.bindings() },
    { id: 'connections', rows: make.connections() },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

const finals = new Map<string, ReadonlySet<string>>();

/** Whether a machine has nothing more to do in this state. */
function isOver(machine: string, state: string): boolean {
  let ends = finals.get(machine);
  if (ends === undefined) {
    ends = new Set(chartOf(machine).nodes.flatMap(({ id, kind }) => (kind === 'final' ? [id] : [])));
    finals.set(machine, ends);
  }
  return ends.has(state);
}

const PLAIN: Pick<Row, 'note' | 'value' | 'done' | 'more'> = { note: '', value: '', done: null, more: [] };

class Rows {
  readonly #run: Run;
  readonly #moment: Moment;
  readonly #concerns: (ends: Ends) => boolean;

  constructor(run: Run, moment: Moment, concerns: (ends: Ends) => boolean) {
    this.#run = run;
    this.#moment = moment;
    this.#concerns = concerns;
  }

  #name(id: string): string {
    return this.#run.view.ladder.nodes.find((node) => node.id === id)?.name ?? id;
  }

  #seconds(time: number): string {
    return (this.#run.momentOf(time) / 1000).toFixed(3);
  }

  #left(until: number): Millis {
    return Math.max(0, (until - this.#moment.at) / 1000);
  }

  /** The message that brought something about, else its moment. */
  #behind(index: number): Target {
    const entry = this.#run.trace.entries[index];
    if (entry === undefined) return {};
    const sent = entry.changes.find((change) => change.type === 'sent');
    const packet = entry.event.type === 'arrival' ? entry.event.packet : sent?.type === 'sent' ? sent.packet : null;
    const message = packet === null ? null : this.#run.messageOf(packet);
    if (message !== null) return { message };
    return { at: Math.max(this.#run.view.ladder.start, this.#run.momentOf(entry.at)) };
  }

  broken(): Row[] {
    const { crashed, cuts } = this.#moment;
    return [
      ...crashed
        .filter(({ element }) => this.#concerns([element]))
        .map(({ element, since }): Row => {
          const target: Target = { node: element, tab: 'why' };
          const note = text.since(this.#seconds(since));
          return { ...PLAIN, key: element, label: this.#name(element), note, value: text.down, target };
        }),
      ...cuts
        .filter(({ between }) => this.#concerns(between))
        .map(({ between: [a, b], only, until, entry }): Row => {
          const [one, other] = [this.#name(a), this.#name(b)];
          const label =
            only === undefined
              ? text.cut(one, other)
              : only === a
                ? text.cutOneWay(other, one)
                : text.cutOneWay(one, other);
          const value = text.until(this.#left(until));
          return { ...PLAIN, key: `${a} ${b} ${until}`, label, value, target: this.#behind(entry) };
        }),
    ];
  }

  people(): Row[] {
    const last = new Map<string, Moment['perceived'][number]>();
    for (const one of this.#moment.perceived)
      if ((last.get(one.element)?.entry ?? -1) <= one.entry) last.set(one.element, one);
    return [...last.values()]
      .filter(({ element }) => this.#concerns([element]))
      .map(
        (one): Row => ({
          ...PLAIN,
          key: one.element,
          label: this.#name(one.element),
          note: text.feels(one.what, one.detail),
          value: text.since(this.#seconds(one.at)),
          target: this.#behind(one.entry),
        }),
      );
  }

  sound(): Row[] {
    return this.#moment.media
      .filter(({ between }) => this.#concerns(between))
      .map(({ between: [a, b], hears, through, kind, codec, entry }): Row => {
        const [one, other] = [this.#name(a), this.#name(b)];
        const [first] = hears;
        const label =
          hears.length > 1
            ? text.hear(one, other)
            : first === undefined
              ? text.deaf(one, other)
              : first === a
                ? text.hears(one, other)
                : text.hears(other, one);
        const way = through.length === 0 ? '' : text.through(through.map((id) => this.#name(id)).join(', '));
        return {
          ...PLAIN,
          key: `${a} ${b} ${kind}`,
          label,
          note: way,
          value: text.codec(kind, codec),
          target: this.#behind(entry),
        };
      });
  }

  flying(): Row[] {
    return this.#moment.inFlight.flatMap(({ sent, arrives }): Row[] => {
      const id = this.#run.messageOf(sent.packet);
      const message = id === null ? undefined : this.#run.view.ladder.messages.find((m) => m.id === id);
      if (!message || id === null || sent.to === null || !this.#concerns([sent.from, sent.to])) return [];
      const note = text.from(this.#name(sent.from), this.#name(sent.to));
      const value = arrives === null ? '' : text.arrives(this.#left(arrives));
      const label = `${message.labels[0]} ${message.number}`;
      return [
        { ...PLAIN, key: id, label, note, value, target: { message: id, at: this.#run.momentOf(this.#moment.at) } },
      ];
    });
  }

  questions(): Row[] {
    return this.#moment.questions
      .filter(({ element }) => this.#concerns([element]))
      .map(({ element, id, service, question, answered, entry }): Row => {
        const note = `${this.#name(element)}: ${question}`;
        const value = answered === null ? '' : text.answers(this.#left(answered));
        return {
          ...PLAIN,
          key: `${element} ${id}`,
          label: text.asks[service],
          note,
          value,
          target: this.#behind(entry),
        };
      });
  }

  machines(transactions: boolean): Row[] {
    return this.#moment.states
      .filter(({ element, machine, owner, state }) => {
        const carries = /-(client|server)$/.test(machine);
        return carries === transactions && owner !== '' && this.#concerns([element]) && !isOver(machine, state);
      })
      .map(
        ({ element, owner, machine, state, since }): Row => ({
          ...PLAIN,
          key: `${element} ${owner} ${machine}`,
          label: machineInfo(machine).title ?? machine,
          note: `${text.at(this.#name(element))}, ${text.since(this.#seconds(since))}`,
          value: state.split('.')[0] ?? state,
          target: { node: element, machine: { owner, name: machine }, tab: 'state' },
        }),
      );
  }

  timers(): Row[] {
    return this.#moment.timers
      .filter(({ element }) => this.#concerns([element]))
      .toSorted((a, b) => Number(a.background) - Number(b.background) || a.fires - b.fires)
      .map((timer): Row => {
        const { element, owner, name, started, fires } = timer;
        const story = timerStory(timer);
        const lasts = fires - started;
        return {
          ...PLAIN,
          key: `${element} ${owner} ${name}`,
          label: story.title,
          note: [text.at(this.#name(element)), text.willDo(story.fires)].filter(Boolean).join('; '),
          value: text.left(this.#left(fires)),
          done: lasts === 0 ? 1 : Math.min(1, (this.#moment.at - started) / lasts),
          target: { node: element, machine: { owner, name: TIMER + name }, tab: 'why' },
        };
      });
  }

  dialogs(): Row[] {
    return this.#moment.dialogs
      .filter(({ element }) => this.#concerns([element]))
      .map(({ element, callId, localTag, remoteTag, remoteTarget, routeSet, change, entry }): Row => {
        const routes = routeSet.length === 0 ? text.noRoutes : routeSet.join(', ');
        return {
          ...PLAIN,
          key: `${element} ${callId} ${localTag} ${remoteTag}`,
          label: this.#name(element),
          note: text.with(text.registeredAt(remoteTarget)),
          value: change === 'early' ? text.early : text.confirmed,
          target: this.#behind(entry),
          more: [
            [text.ids.callId, callId],
            [text.ids.local, localTag],
            [text.ids.remote, remoteTag || text.noTag],
            [text.ids.target, remoteTarget],
            [text.ids.routes, routes],
          ],
        };
      });
  }

  bindings(): Row[] {
    return this.#moment.bindings
      .filter(({ element }) => this.#concerns([element]))
      .map(
        ({ element, aor, contact, until, entry }): Row => ({
          ...PLAIN,
          key: `${element} ${aor} ${contact}`,
          label: text.registeredAt(aor),
          note: `${text.at(text.registeredAt(contact))}`,
          value: text.expires(this.#left(until)),
          target: this.#behind(entry),
        }),
      );
  }

  connections(): Row[] {
    return this.#moment.connections
      .filter(({ between }) => this.#concerns(between))
      .map(
        ({ between: [a, b], transport, state, since, entry }): Row => ({
          ...PLAIN,
          key: `${a} ${b} ${transport}`,
          label: `${this.#name(a)}, ${this.#name(b)}`,
          note: `${transport}, ${text.since(this.#seconds(since))}`,
          value: text.connection[state],
          target: this.#behind(entry),
        }),
      );
  }
}
