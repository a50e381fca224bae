'use client';
// Parts of the State panel: which machine, which timers, which way it came.

import { useId, useState } from 'react';
import { figureOf, labelIn, type Micros, machineInfo } from '@/engine';
import type { PanelProps } from '../stage/run';
import { type Life, outer } from '../statechart/lives';
import { subjectOf } from '../statechart/subject';
import { eventWords, stateText, stateWords, timerWords } from '../text/state';
import { cx } from '../ui/cx';
import { Glyph } from '../ui/glyph';
import { type Listed, machinesAt, nodesWithMachines } from './which-machine';

interface ChooserProps extends PanelProps {
  readonly life: Life;
  readonly time: Micros;
}

/** The element, and its machines at this moment. */
export function Chooser(props: ChooserProps) {
  const { run, life, time, jump, at, machine, message } = props;
  const id = useId();
  const list = useId();
  const [open, setOpen] = useState(false);
  const all = machinesAt(run.trace, life.node, time);
  const running = all.filter(({ over }) => !over).length;
  return (
    <div className="st-pick">
      <label htmlFor={id}>{stateText.element}</label>
      <select id={id} value={life.node} onChange={(event) => jump({ node: event.target.value })}>
        {nodesWithMachines(run).map((node) => (
          <option key={node} value={node}>
            {labelIn(run.trace, node)}
          </option>
        ))}
      </select>
      {machine !== null && message !== null && (
        <button type="button" className="btn" onClick={() => jump({ message, at })}>
          {stateText.follow}
        </button>
      )}
      <button
        type="button"
        className="btn st-count"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        {stateText.counted(running, all.length - running)}
        <Glyph name="down" size={14} />
      </button>
      <ul id={list} hidden={!open}>
        {open &&
          all
            .slice(0, MOST)
            .map((listed) => (
              <Machine key={keyOf(listed.life)} {...props} listed={listed} current={listed.life === life} />
            ))}
        {all.length > MOST && <li className="st-rest">{stateText.earlier(all.length - MOST)}</li>}
      </ul>
    </div>
  );
}

/** More are not shown: the newest matter. */
const MOST = 30;
const keyOf = ({ owner, name, moves }: Life): string => `${owner} ${name} ${moves[0]?.entry}`;

function Machine({
  run,
  jump,
  listed,
  current,
}: ChooserProps & { readonly listed: Listed; readonly current: boolean }) {
  const { life, place, over } = listed;
  const { method, relation, other } = subjectOf(run.trace, life);
  const { node, owner, name } = life;
  const about = stateText.about(method, relation, other === null ? null : labelIn(run.trace, other));
  return (
    <li>
      <button
        type="button"
        className={over ? 'over' : undefined}
        aria-current={current || undefined}
        onClick={() => jump({ node, machine: { owner, name } })}
      >
        <span>
          {machineInfo(name).title} <small>{about}</small>
        </span>
        <span className="st-in">{stateWords(outer(life.moves[place]?.to ?? ''))}</span>
      </button>
    </li>
  );
}

interface TimersProps {
  readonly life: Life;
  readonly time: Micros;
  readonly over: boolean;
}

/** Timers as bars: those that run, then those that did or may. */
export function Timers({ life, time, over }: TimersProps) {
  const { nodes } = figureOf(life.name);
  const set = life.timers.filter((timer) => timer.at <= time);
  const latest = new Map(set.map((timer) => [timer.name, timer]));
  const names = [...new Set([...nodes.flatMap(({ timers }) => timers), ...latest.keys()])];
  if (names.length === 0) return null;
  const rows = names.map((name) => {
    const timer = latest.get(name);
    const runs = timer !== undefined && !over && (timer.until === null || timer.until > time);
    return { name, timer, runs, left: runs ? timer.at + timer.duration - time : Number.POSITIVE_INFINITY };
  });
  rows.sort((a, b) => a.left - b.left || (a.name < b.name ? -1 : 1));
  return (
    <table className="st-timers">
      <caption className="hidden-text">{stateText.timers}</caption>
      <tbody>
        {rows.map(({ name, timer, runs }) => {
          const words = timerWords(life.name, name);
          const states = nodes.filter(({ timers }) => timers.includes(name)).map(({ id }) => stateWords(id));
          const part = runs && timer ? Math.min(1, (time - timer.at) / Math.max(1, timer.duration)) : 0;
          return (
            <tr key={name} className={runs ? 'runs' : undefined}>
              <th scope="row">{words?.name ?? name}</th>
              <td>
                <svg className="st-bar" width="74" height="6" aria-hidden="true">
                  <rect className="whole" width="74" height="6" rx="3" />
                  {runs && <rect className="gone" width={Math.max(2, 74 * part)} height="6" rx="3" />}
                </svg>
              </td>
              <td className={timer ? 'mono' : undefined}>
                {runs && timer ? (
                  <>
                    {stateText.at((time - timer.at) / 1000)} <span>/ {stateText.lasts(timer.duration / 1000)}</span>
                  </>
                ) : (
                  <span>{timer ? stateText.lasts(timer.duration / 1000) : words?.length}</span>
                )}
              </td>
              <td>{runs ? words?.does : fateOf(timer, time, over, states)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function fateOf(
  timer: Life['timers'][number] | undefined,
  time: Micros,
  over: boolean,
  states: readonly string[],
): string {
  if (timer === undefined) return over ? stateText.neverRan : stateText.startsIn(states.join(', '));
  return timer.fired && (timer.until ?? time) <= time ? stateText.hasFired : stateText.wasStopped;
}

interface PathProps extends PanelProps {
  readonly life: Life;
  readonly time: Micros;
  readonly place: number;
}

/** The moves so far, each a jump. */
export function Path({ run, life, place, jump }: PathProps) {
  const { node, owner, name } = life;
  if (place < 0) return null;
  return (
    <section className="st-path">
      <h3>{stateText.path}</h3>
      <ol>
        {life.moves.slice(0, place + 1).map((move, i) => {
          const moment = run.momentOf(move.at);
          const stays = move.from !== null && outer(move.from) === outer(move.to);
          return (
            <li key={i}>
              <button
                type="button"
                className={cx(stays && 'stays')}
                aria-current={i === place || undefined}
                onClick={() => jump({ at: moment, node, machine: { owner, name } })}
              >
                <span className="mono">
                  {moment < run.view.ladder.start ? stateText.prepared : stateText.at(moment)}
                </span>
                <span>
                  {stays
                    ? stateText.stayedIn(stateWords(outer(move.to)))
                    : stateText.went(
                        move.from === null ? null : stateWords(outer(move.from)),
                        stateWords(outer(move.to)),
                      )}
                  <small>
                    {eventWords(name, move.event)}
                    {move.rule && <span className="ref">{stateText.ruleRef(move.rule.rfc, move.rule.section)}</span>}
                  </small>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
