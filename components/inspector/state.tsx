'use client';
// The machines behind the run: one at a time, as its chart stands at the playhead, with its timers, the rule behind its
// last move, and the path it took. Follows the message in hand until the reader chooses a machine.

import { memo, type RefObject, useEffect, useMemo, useRef } from 'react';
import { figureOf, labelIn, type Micros, machineInfo } from '@/engine';
import { placeOfSection } from '../conformance/model';
import type { PanelProps } from '../stage/run';
import { useSize } from '../stage/use-size';
import { layout } from '../statechart/layout';
import { type Life, moveAt, outer } from '../statechart/lives';
import type { ChartLayout } from '../statechart/model';
import { chartAt, enteredAt, isOver } from '../statechart/now';
import { Statechart } from '../statechart/statechart';
import { subjectOf } from '../statechart/subject';
import { actionWords, chartWords, eventWords, ruleSentence, stateText, stateWords } from '../text/state';
import { Link } from '../ui/link';
import { Chooser, Path, Timers } from './state-parts';
import { lifeInHand } from './which-machine';

/** A chart is never laid out narrower; where there is less room it is shown smaller. */
const LEAST = 350;
const USUAL = 424;

export function StatePanel(props: PanelProps) {
  const { run, at, tabs } = props;
  const time = run.timeAt(at);
  const life = lifeInHand(props, time);
  return (
    <>
      {life ? <Head life={life} {...props} /> : <header className="in-head" />}
      {tabs}
      <div className="in-body st-body" tabIndex={-1}>
        {life ? <Body life={life} time={time} {...props} /> : <p className="in-wait">{stateText.noMachine}</p>}
      </div>
    </>
  );
}

interface LifeProps extends PanelProps {
  readonly life: Life;
}

function Head({ life, run }: LifeProps) {
  const { method, relation, other, id } = useMemo(() => subjectOf(run.trace, life), [run.trace, life]);
  const name = (node: string) => labelIn(run.trace, node);
  return (
    <header className="in-head">
      <div>
        <h2>{machineInfo(life.name).title}</h2>
        <p className="route dotted">
          <span>{stateText.whoAt(name(life.node), relation, other === null ? null : name(other))}</span>
          {method !== null && (
            <span className="route">
              <i />
              {method}
            </span>
          )}
          <span className="route">
            <i />
            <span className="mono st-id" title={id}>
              {id}
            </span>
          </span>
        </p>
      </div>
    </header>
  );
}

function Body(props: LifeProps & { readonly time: Micros }) {
  const { run, life, time } = props;
  const place = moveAt(life, time);
  const move = life.moves[place];
  const lost = life.lost !== null && life.lost <= time;
  const over = lost || isOver(life, place);
  const since = enteredAt(life, place);
  const width = useRef<HTMLDivElement>(null);
  const elapsed = since === null || over ? undefined : stateText.since((time - since) / 1000);
  return (
    <>
      <Chooser {...props} />
      <Chart
        life={life}
        place={place}
        lost={lost}
        within={width}
        since={lost ? stateText.gone : elapsed}
        title={machineInfo(life.name).title}
      />
      {move === undefined && <p className="st-note">{stateText.notBegun(run.momentOf(life.moves[0]?.at ?? 0))}</p>}
      {move !== undefined && <Standing name={life.name} state={move.to} />}
      <Timers life={life} time={time} over={over} />
      {move?.rule && (
        <div className="st-rule">
          <h3>{stateText.lastMove}</h3>
          <p>
            {ruleSentence(move.rule.text)}{' '}
            <Link className="ref" href={`/conformance/#${placeOfSection(move.rule.rfc, move.rule.section)}`}>
              {stateText.ruleRef(move.rule.rfc, move.rule.section)}
            </Link>
          </p>
        </div>
      )}
      <Path {...props} place={place} />
      <p className="st-more">
        <Link href={`/machines/${life.name}/`}>{stateText.alone}</Link>
      </p>
    </>
  );
}

/** What it means to be there. */
const Standing = memo(function Standing({ name, state }: { readonly name: string; readonly state: string }) {
  const said = figureOf(name).nodes.find(({ id }) => id === outer(state))?.description;
  return said ? <p className="st-note">{said}</p> : null;
});

const drawn = new Map<string, ChartLayout>();

function layoutOf(name: string, width: number): ChartLayout {
  const key = `${name} ${width}`;
  const known = drawn.get(key) ?? layout(figureOf(name), width, chartWords(name));
  drawn.set(key, known);
  return known;
}

/** Scrolls the state it is in into view, unless the reader has scrolled the whole chart away. */
function keepInView(chart: HTMLElement | null): void {
  const body = chart?.closest('.in-body');
  const live = chart?.querySelector('.live');
  if (!chart || !body || !live) return;
  const [seen, all, box] = [body, chart, live].map((element) => element.getBoundingClientRect());
  if (!seen || !all || !box || all.bottom < seen.top + 40 || all.top > seen.bottom - 40) return;
  const [above, below] = [seen.top + 12 - box.top, box.bottom - (seen.bottom - 12)];
  if (above > 0 || box.height > seen.height) body.scrollBy({ top: -above });
  else if (below > 0) body.scrollBy({ top: below });
}

interface ChartProps {
  readonly life: Life;
  readonly place: number;
  readonly lost: boolean;
  readonly within: RefObject<HTMLDivElement | null>;
  readonly since: string | undefined;
  readonly title: string;
}

function Chart({ life, place, lost, within, since, title }: ChartProps) {
  const size = useSize(within);
  useEffect(() => {
    if (place >= 0) keepInView(within.current);
  }, [place, within]);
  const now = chartAt(life, place, lost);
  const label = useMemo(() => {
    const { edges } = figureOf(life.name);
    const ways = [...now.possible].flatMap((i) => {
      const edge = edges[i];
      if (!edge) return [];
      const to = edge.to === edge.from ? null : stateWords(edge.to);
      return stateText.way(eventWords(life.name, edge.event), actionWords(life.name, edge), to);
    });
    return now.current === null ? stateText.chart(title) : stateText.chartAt(title, stateWords(now.current), ways);
  }, [life, now, title]);
  return (
    <div className="st-chart" ref={within}>
      <Statechart
        layout={layoutOf(life.name, Math.max(LEAST, size?.width ?? USUAL))}
        now={now}
        label={label}
        since={since}
      />
      <EdgeTable name={life.name} />
    </div>
  );
}

/** The chart again, for those who do not see it. */
const EdgeTable = memo(function EdgeTable({ name }: { readonly name: string }) {
  const { columns } = stateText;
  const { edges } = figureOf(name);
  return (
    <div className="hidden-text">
      <table>
        <caption>{stateText.edges}</caption>
        <thead>
          <tr>
            {[columns.from, columns.event, columns.action, columns.to, columns.rule].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {edges.map((edge, i) => (
            <tr key={i}>
              <th scope="row">{stateWords(edge.from)}</th>
              <td>{eventWords(name, edge.event)}</td>
              <td>{actionWords(name, edge) || stateText.nothing}</td>
              <td>{edge.to === edge.from ? stateText.stays : stateWords(edge.to)}</td>
              <td>
                {edge.rule && `${ruleSentence(edge.rule.text)} ${stateText.ruleRef(edge.rule.rfc, edge.rule.section)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
