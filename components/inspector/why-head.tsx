// The head of the Why panel: the message, state, timer or crash that is asked about.

import { machineInfo, timerStory } from '@/engine';
import type { LadderMessage } from '../ladder/model';
import type { Run } from '../stage/run';
import { duration } from '../text/duration';
import { inspectorText } from '../text/inspector';
import { whyText as text } from '../text/why';
import { Glyph } from '../ui/glyph';
import type { WhyOf } from './subject';

export function WhyHead({ run, of }: { readonly run: Run; readonly of: WhyOf }) {
  const { messages } = run.view.ladder;
  const message = of.kind === 'message' ? messages.find((m) => m.id === of.id) : undefined;
  if (message) return <OfMessage run={run} message={message} />;
  if (of.kind === 'message') return null;
  const { title, notes } = headOf(run, of);
  return (
    <header className="in-head">
      <div>
        <h2>{title}</h2>
        <p className="route dotted">
          {notes.map((note, i) => (
            <Note key={note} first={i === 0} note={note} />
          ))}
        </p>
      </div>
    </header>
  );
}

function OfMessage({ run, message }: { readonly run: Run; readonly message: LadderMessage }) {
  const lost = message.lost === null ? '' : inspectorText.lostBecause(message.lost);
  const notes = [text.copy(message.copy), lost, `${text.seconds(message.t0)}`].filter(Boolean);
  return (
    <header className="in-head">
      <div>
        <h2>
          {message.labels[0]} <span className="mono num">{message.number}</span>
        </h2>
        <p className="route dotted">
          <span className="route">
            {nameIn(run, message.from)}
            <Glyph name="arrow" size={13} />
            <span className="hidden-text">{inspectorText.to}</span>
            {nameIn(run, message.to)}
          </span>
          {notes.map((note) => (
            <Note key={note} note={note} />
          ))}
        </p>
      </div>
    </header>
  );
}

function Note({ note, first = false }: { readonly note: string; readonly first?: boolean }) {
  return (
    <span className="route">
      {!first && <i />}
      {note}
    </span>
  );
}

/** What people call a lifeline or what stands beside one. */
const nameIn = (run: Run, id: string): string => {
  const { nodes, satellites } = run.view.ladder;
  return nodes.find((n) => n.id === id)?.name ?? satellites.find((s) => s.id === id)?.name.join(' ') ?? id;
};

function headOf(run: Run, of: Exclude<WhyOf, { kind: 'message' }>): { title: string; notes: readonly string[] } {
  const seconds = (time: number) => text.seconds(run.momentOf(time));
  switch (of.kind) {
    case 'state': {
      const { machine, state, element, since } = of.state;
      const notes = [text.at(nameIn(run, element)), text.since(seconds(since))];
      return { title: text.stateOf(machineInfo(machine).title, state), notes };
    }
    case 'timer': {
      const { element, started, fires } = of.timer;
      const lasts = duration((fires - started) / 1000);
      return {
        title: timerStory(of.timer).title,
        notes: [text.at(nameIn(run, element)), text.running(seconds(started), lasts)],
      };
    }
    case 'crash':
      return { title: text.down(nameIn(run, of.node)), notes: [] };
  }
}
