// The ladder as SVG. It draws the layout at one moment: past solid, now a line, future ghost.
// Only what lies in the given window is drawn; without a window, as on the server, everything is.

import { type ComponentType, memo, type ReactNode, type SVGProps, useMemo } from 'react';
import { ladderText } from '../text/ladder';
import { cx } from '../ui/cx';
import { Arrow, band, Label, Packet, type Phase, phaseOf } from './arrow';
import { labelBoxes, type PlacedBar, stateLabelsAt } from './bars';
import { Bar, Before, Media, MediaWords, Satellite, StateLabel, Timer, Wait } from './beside';
import type { BracketsProps } from './bracket';
import type { Burning } from './burning';
import { clamp, r1 } from './geometry';
import { Ghost, Note, Parting } from './ghosts';
import { Axis, LaneTrack, Leads, saidAt, Words, wordsHeight } from './gutter';
import { inView, type Window } from './in-view';
import type { PlacedArrow } from './labels';
import { factsOf } from './lanes';
import type { Layout } from './layout';
import type { PlacedMedia } from './media';
import type { LadderFuse, Millis, PickTarget, Step } from './model';
import { Cut, Down, Link } from './network-marks';
import { edgeOf } from './options';
import { parted, SIDES, sideOf, useKept } from './parted';
import { pickName } from './pick';
import type { Scope } from './scopes';
import { Still } from './still';
import type { PlacedTimer } from './timers';
import { axisClock } from './times';

interface LadderProps {
  readonly layout: Layout;
  readonly at: Millis;
  readonly selected: string | null;
  /** What else the reader points at: a machine, a timer, a sound. */
  readonly picked?: PickTarget | null;
  /** The step that is looked at alone. */
  readonly lens?: Step | null;
  /** What is lit up around the message in hand. */
  readonly scope?: Scope | null;
  /** Draws its brackets: where a scope can be lit, this comes with it. */
  readonly Brackets?: ComponentType<BracketsProps> | undefined;
  /** Draws the timers that run: only the engine knows them, and where it comes, this does. */
  readonly fuses?: Burning | undefined;
  /** The part of the ladder in view, with its margin; null for all of it. */
  readonly window: Window | null;
  /** What a reader can point at; what cannot be pointed at needs no ground and no name. All of it, once there is a window. */
  readonly reach?: 'nothing' | 'messages' | 'all';
  /** Told apart from other ladders of the page in ids. */
  readonly name: string;
  /** Where the now line begins, if not where the measures say. */
  readonly nowX?: number;
}

const PILL = 56;

/** A state bar stands for its machine; one that no machine keeps, for its lifeline. */
const barTarget = ({ state: { node, owner, machine } }: PlacedBar): PickTarget =>
  owner === '' ? { what: 'node', id: node } : { what: 'machine', node, owner, machine };

const NONE: readonly LadderFuse[] = [];

const keyOf = ({ node, owner, name }: LadderFuse): string => `${node} ${owner} ${name}`;

const isPicked = (fuse: LadderFuse, picked: Extract<PickTarget, { what: 'timer' }>): boolean =>
  fuse.node === picked.node && fuse.owner === picked.owner && fuse.name === picked.name;

/** What lies over what. The playhead moves through the lowest and the topmost; what rests lies between them. */
interface Sheets {
  readonly lanes: ReactNode;
  readonly under: ReactNode;
  readonly rest: ReactNode;
  readonly over: ReactNode;
}

function useSheets(props: LadderProps): Sheets {
  const { layout, at, selected, picked = null, lens = null, scope = null, window, name, nowX, Brackets } = props;
  const { reach = window ? 'all' : 'messages' } = props;
  const { options: o, time, width, view, original, network } = layout;
  const find = useMemo(() => inView(layout), [layout]);
  const seen = find(window);
  const clock = useMemo(() => axisClock(view, o.timesAs, selected), [view, o.timesAs, selected]);
  const facts = useMemo(() => (lens === null ? null : factsOf(view, lens)), [view, lens]);
  const named = (target: PickTarget) => (reach === 'all' ? pickName(target) : undefined);
  const now = time.yOf(at);
  const chosen = seen.arrows.find((a) => a.message.id === selected);
  const says = o.words ? saidAt(view.says, at) : [];
  const words = wordsHeight(says.length);
  const stateLabels = lens === null && scope === null ? stateLabelsAt(seen.bars, now) : null;
  const burning = props.fuses;
  const fuses = burning?.fusesAt(layout, at, labelBoxes(seen.bars, stateLabels), ladderText.left) ?? [];
  const chosenPick = picked === null ? undefined : pickName(picked);
  const pickOfFuse = (fuse: LadderFuse) => {
    const target: PickTarget = { what: 'timer', node: fuse.node, owner: fuse.owner, name: fuse.name };
    return { pick: named(target), picked: pickName(target) === chosenPick };
  };
  const barOf = (bar: PlacedBar) => {
    const pick = named(barTarget(bar));
    const isChosen = pick !== undefined && pick === chosenPick;
    return <Bar key={bar.key} bar={bar} now={clamp(now, bar.y0, bar.y1)} width={o.bar} pick={pick} picked={isChosen} />;
  };
  const mediaOf = (m: PlacedMedia) => (
    <Media key={m.media.t0} placed={m} now={clamp(now, m.y0, m.y1)} id={`${name}-ribbon-${Math.round(m.y0)}`} />
  );
  const timerOf = (t: PlacedTimer) => (
    <Timer
      key={`${t.timer.node} ${t.timer.t0}`}
      placed={t}
      now={clamp(now, t.y0, t.y1)}
      pick={named({ what: 'timer', ...t.timer })}
    />
  );
  const shown = (arrow: PlacedArrow, phase: Phase) => ({
    arrow,
    phase,
    now: phase === 'flying' ? now : 0,
    selected: arrow.message.id === selected,
    off: facts !== null && !facts.has(arrow.message.id),
    lit: scope?.messages.has(arrow.message.id) ?? false,
    held: reach !== 'nothing',
    options: o,
  });
  const lineOf = (arrow: PlacedArrow, phase: Phase) => <Arrow key={arrow.message.id} {...shown(arrow, phase)} />;
  const labelOf = (arrow: PlacedArrow, phase: Phase, near: boolean) => (
    <Label key={arrow.message.id} {...shown(arrow, phase)} near={near ? now : null} />
  );

  const bars = parted(seen.bars, ({ y0, y1 }) => sideOf(y0, y1, now));
  const media = parted(seen.media, ({ y0, y1 }) => sideOf(y0, y1, now));
  const timers = parted(seen.timers, ({ y0, y1 }) => sideOf(y0, y1, now));
  const lines = parted(seen.arrows, (arrow) => SIDES[phaseOf(arrow, at)]);
  const phases = seen.arrows.map((arrow) => phaseOf(arrow, at));
  const nears = seen.arrows.map(({ label }) => now > label.y - 30 && now < label.y + 12);
  const isFree = (_: unknown, i: number) => phases[i] !== 'flying' && nears[i] !== true;
  // What rests is made again only when something begins or ends to move.
  const look = [seen, selected, facts, scope, reach, chosenPick];
  const restBars = useKept([...look, bars.sign], () => bars.rest.map(barOf));
  const restMedia = useKept([...look, media.sign], () => media.rest.map(mediaOf));
  const restTimers = useKept([...look, timers.sign], () => timers.rest.map(timerOf));
  const restLines = useKept([...look, lines.sign], () => lines.rest.map((arrow) => lineOf(arrow, phaseOf(arrow, at))));
  const restLabels = useKept([...look, lines.sign, nears.join()], () =>
    seen.arrows.filter(isFree).map((arrow) => labelOf(arrow, phaseOf(arrow, at), false)),
  );

  const lanes = o.lanes !== 'none' && (
    <g className="gutter">
      {seen.lanes.map((lane) => (
        <LaneTrack key={lane.lane.step} seen={lane} layout={layout} now={now} at={at} lens={lens} />
      ))}
    </g>
  );
  const under = (
    <>
      <Lifelines layout={layout} top={seen.top} bottom={seen.bottom} now={clamp(now, seen.top, seen.bottom)} />
      {network.downs.map((d) => (
        <Down key={`${d.down.node} ${d.down.t0}`} placed={d} now={clamp(now, d.y0, d.y1)} />
      ))}
      {network.cuts.map((c) => (
        <Cut key={`${c.cut.between} ${c.cut.t0}`} placed={c} now={clamp(now, c.y0 - 1, c.y1)} />
      ))}
      {original && original.first !== null && <Parting x={edgeOf(o) + 9} y={original.first} width={width} />}
      {media.moving.map(mediaOf)}
      {bars.moving.map(barOf)}
      <path className="now" d={`M${nowX ?? (o.lanes === 'none' ? edgeOf(o) + 8 : o.nowX)} ${r1(now)}H${width}`} />
      {burning && fuses.map((f) => <burning.Fuse key={keyOf(f.fuse)} placed={f} now={now} {...pickOfFuse(f.fuse)} />)}
    </>
  );
  const rest = (
    <>
      {o.times && <Axis layout={layout} seen={seen} now={now} words={words} clock={clock} />}
      {lens !== null && <Leads layout={layout} seen={seen} lens={lens} at={at} />}
      <Still parts={restMedia} />
      <Still
        parts={seen.satellites.map((s) => (
          <Satellite key={`${s.satellite.id} ${s.satellite.t0}`} placed={s} later={s.satellite.t0 > at} />
        ))}
      />
      <Still parts={restBars} />
      {chosen && <path className="sel-band" d={band(chosen, o)} />}
      {lens === null && (
        <Still parts={seen.ghosts.map((g) => <Ghost key={g.ghost.id} placed={g} later={g.ghost.t0 > at} />)} />
      )}
      <Still parts={restLines} />
      <Still
        parts={seen.links.map((l) => (
          <Link key={`${l.link.between} ${l.link.t} ${l.link.what}`} placed={l} later={l.link.t > at} />
        ))}
      />
      {seen.media.map((m) => (
        <MediaWords key={m.media.t0} placed={m} ghost={m.y0 > now} options={o} />
      ))}
      <Still parts={restLabels} />
      <Still
        parts={seen.bars.flatMap((bar) => {
          const y = stateLabels?.get(bar.key);
          if (y === undefined) return [];
          return [<StateLabel key={bar.key} bar={bar} y={y} later={y > now} pick={named(barTarget(bar))} />];
        })}
      />
      {layout.before.map((b) => (
        <Before key={b.before.label} placed={b} />
      ))}
      {seen.waits.map((w) =>
        Math.abs(w.y - now) < 12 ? null : <Wait key={w.wait.t0} placed={w} later={at < w.wait.t0} />,
      )}
      {seen.notes.map((n) => (lens !== null || Math.abs(n.y - now) < 12 ? null : <Note key={n.t0} placed={n} />))}
      <Still parts={restTimers} />
      {scope && Brackets && <Brackets layout={layout} scope={scope} />}
    </>
  );
  const over = (
    <>
      {lines.moving.map((arrow) => lineOf(arrow, 'flying'))}
      {seen.arrows.map((arrow, i) =>
        isFree(arrow, i) ? null : labelOf(arrow, phases[i] ?? 'past', nears[i] ?? false),
      )}
      {timers.moving.map(timerOf)}
      {burning &&
        lens === null &&
        scope === null &&
        fuses.map((f) => <burning.FuseWords key={keyOf(f.fuse)} placed={f} {...pickOfFuse(f.fuse)} />)}
      {burning && picked?.what === 'timer' && (
        <burning.PickedFuses layout={layout} fuses={view.fuses?.filter((f) => isPicked(f, picked)) ?? NONE} at={at} />
      )}
      {lines.moving.map((arrow) => (
        <Packet
          key={arrow.message.id}
          arrow={arrow}
          now={now}
          off={facts !== null && !facts.has(arrow.message.id)}
          options={o}
        />
      ))}
      <Words layout={layout} now={now} says={says} lens={lens} />
      {o.nowPill && (
        <g className="now-pill">
          <rect x={edgeOf(o) - PILL + 4} y={r1(now - 10)} width={PILL} height={20} rx={10} />
          <text x={edgeOf(o) - PILL / 2 + 4} y={r1(now + 4)}>
            {clock.now(at)}
          </text>
        </g>
      )}
    </>
  );
  return { lanes, under, rest, over };
}

const classOf = ({ lens = null }: LadderProps): string => (lens === null ? 'ladder' : 'ladder lens');

/** The ladder for a picture of its own. */
export const Ladder = memo(function Ladder(props: LadderProps) {
  const { lanes, under, rest, over } = useSheets(props);
  return (
    <g className={classOf(props)}>
      {lanes}
      {under}
      {rest}
      {over}
    </g>
  );
});

interface LadderSheetsProps extends LadderProps {
  readonly svg: SVGProps<SVGSVGElement>;
  /** The lanes stay in sight when the figure is scrolled sideways. */
  readonly pinned: boolean;
}

/** The ladder as sheets over one another, so that the browser paints again only those that something moves on. */
export const LadderSheets = memo(function LadderSheets({ svg, pinned, ...props }: LadderSheetsProps) {
  const { lanes, under, rest, over } = useSheets(props);
  const { options: o, height, time } = props.layout;
  const sheet = (drawn: ReactNode) => (
    <svg {...svg} aria-hidden="true">
      <g className={classOf(props)}>{drawn}</g>
    </svg>
  );
  return (
    <>
      {sheet(
        <>
          {!pinned && lanes}
          {under}
        </>,
      )}
      {sheet(rest)}
      {sheet(over)}
      {pinned && (
        <svg
          {...svg}
          aria-hidden="true"
          className={cx(svg.className, 'pinned-lanes')}
          width={o.gutter}
          viewBox={`0 0 ${o.gutter} ${height}`}
        >
          <g className={classOf(props)}>
            <rect className="knock" width={o.gutter} height={height} />
            {lanes}
            <path className="now" d={`M0 ${r1(time.yOf(props.at))}H${o.gutter}`} />
          </g>
        </svg>
      )}
    </>
  );
});

interface LifelinesProps {
  readonly layout: Layout;
  readonly top: number;
  readonly bottom: number;
  readonly now: number;
}

/** The lifelines as far as they are in view: what is to come lies dotted underneath, and does not move. */
const Lifelines = memo(function Lifelines({ layout, top, bottom, now }: LifelinesProps) {
  const [from, to] = [Math.max(0, top), Math.min(layout.height, bottom)];
  const lines = (a: number, b: number) => layout.x.map((x) => `M${x} ${r1(a)}V${r1(b)}`).join('');
  return (
    <>
      <path className="life ghost" d={lines(from, to)} />
      {now > from && <path className="life" d={lines(from, Math.min(now, to))} />}
    </>
  );
});
