'use client';
// What can happen to an element at the playhead: it crashes, starts again; a person there hangs up, answers, goes away.

import { type ElementSpec, type Intervention, MILLISECOND, at as momentAt } from '@/engine';
import type { Millis } from '../ladder/model';
import type { Change } from '../stage/changes';
import type { Jump, Run } from '../stage/run';
import { changeText } from '../text/change';
import { elementText as text } from '../text/element';
import { Glyph } from '../ui/glyph';
import { IconButton } from '../ui/icon-button';
import { actNow } from './open';

interface ElementMenuProps {
  readonly run: Run;
  readonly at: Millis;
  readonly node: string;
  readonly jump: Jump;
  onChange(change: Change): void;
  onSettings(): void;
  onClose(): void;
}

const ACTS = Object.keys(text.acts) as (keyof typeof text.acts)[];

/** The moment at which something can happen: the figure's, not before it starts. */
const clock = (at: Millis): number => Math.max(0, Math.round(at * MILLISECOND));

export function ElementMenu(props: ElementMenuProps) {
  const { run, node, at, jump } = props;
  const { scenario } = run.trace.origin;
  const spec = scenario.elements.find(({ id }) => id === node);
  if (!spec) return null;
  const down = momentAt(run.trace, run.timeAt(at)).crashed.some(({ element }) => element === node);
  const seconds = (Math.max(0, at) / 1000).toFixed(3);
  const happen = (intervention: Intervention | null) => {
    if (intervention) props.onChange({ kind: 'happens', intervention });
  };
  const act = (verb: string) => happen(actNow(scenario, `${node}: ${verb} at ${clock(at) / MILLISECOND} ms`));
  return (
    <section className="el-menu" aria-label={text.menuOf(spec.label)}>
      <header>
        <h2>{spec.label}</h2>
        <IconButton glyph="close" size={16} label={changeText.close} onClick={props.onClose} />
      </header>
      <p className="wi-note">{text.now(seconds)}</p>
      <div className="el-acts">
        {down ? (
          <button
            type="button"
            className="btn line"
            onClick={() => happen({ kind: 'restart', element: node, at: clock(at) })}
          >
            <Glyph name="redo" size={15} />
            {text.restart}
          </button>
        ) : (
          <button
            type="button"
            className="btn line"
            title={text.crashHelp}
            onClick={() => happen({ kind: 'crash', element: node, at: clock(at) })}
          >
            <Glyph name="bolt" size={15} />
            {text.crash}
          </button>
        )}
        {isPerson(spec) &&
          ACTS.map((verb) => (
            <button key={verb} type="button" className="btn line" onClick={() => act(verb)}>
              {text.acts[verb]}
            </button>
          ))}
      </div>
      <div className="wi-row">
        <button type="button" className="btn" onClick={() => jump({ node, tab: 'state' })}>
          {text.state}
        </button>
        <button type="button" className="btn" onClick={props.onSettings}>
          {text.settings}
        </button>
      </div>
    </section>
  );
}

const isPerson = (spec: ElementSpec): boolean => spec.kind === 'user-agent' && spec.services === undefined;
