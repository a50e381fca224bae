// The ladder as SVG. It draws the layout at one moment: past solid, now a line, future ghost.
// Only what lies in the given window is drawn; without a window, as on the server, everything is.

import { memo, useMemo } from 'react';
import { Arrow, band, Label, Packet, phaseOf } from './arrow';
import { type PlacedBar, stateLabelsAt } from './bars';
import { Bar, Before, Media, MediaWords, Satellite, StateLabel, Timer, Wait } from './beside';
import { clamp, r1 } from './geometry';
import { Ghost, Note, Parting } from './ghosts';
import { Axis, LaneTrack, Leads, saidAt, seconds, Words, wordsHeight } from './gutter';
import { factsOf } from './lanes';
import type { Layout } from './layout';
import type { Millis, PickTarget, Step } from './model';
import { edgeOf } from './options';
import { pickName } from './pick';

export interface Window {
  readonly top: number;
  readonly bottom: number;
}

interface LadderProps {
  readonly layout: Layout;
  readonly at: Millis;
  readonly selected: string | null;
  /** What else the reader points at: a machine, a timer, a sound. */
  readonly picked?: PickTarget | null;
  /** The step that is looked at alone. */
  readonly lens?: Step | null;
  /** The part of the ladder in view, with its margin; null for all of it. */
  readonly window: Window | null;
  /** Told apart from other ladders of the page in ids. */
  readonly name: string;
  /** Where the now line begins, if not where the measures say. */
  readonly nowX?: number;
}

const PILL = 56;

/** A state bar stands for its machine; one that no machine keeps, for its lifeline. */
const barTarget = ({ state: { node, owner, machine } }: PlacedBar): PickTarget =>
  owner === '' ? { what: 'node', id: node } : { what: 'machine', node, owner, machine };

export const Ladder = memo(function Ladder(props: LadderProps) {
  const { layout, at, selected, picked = null, lens = null, window, name, nowX } = props;
  const { options: o, time, height, width, view } = layout;
  const facts = useMemo(() => (lens === null ? null : factsOf(view, lens)), [view, lens]);
  const isOff = (id: string) => facts !== null && !facts.has(id);
  // Before the window is known nobody can point at anything: the page need not carry the names.
  const named = (target: PickTarget) => (window ? pickName(target) : undefined);
  const now = time.yOf(at);
  const sees = (y0: number, y1: number) => !window || (y1 > window.top && y0 < window.bottom);
  const arrows = layout.arrows.filter((a) => sees(a.y0 - 30, a.y1 + 20));
  const chosen = arrows.find((a) => a.message.id === selected);
  const bars = layout.bars.filter((b) => sees(b.y0, b.y1));
  const says = o.words ? saidAt(view.says, at) : [];
  const words = wordsHeight(says.length);
  const stateLabels = stateLabelsAt(bars, now);
  const media = layout.media.filter((m) => sees(m.y0, m.y1));
  const { original } = layout;
  const ghosts = lens === null ? (original?.ghosts.filter((g) => sees(g.y0 - 20, g.y1 + 20)) ?? []) : [];
  const chosenPick = picked === null ? undefined : pickName(picked);
  return (
    <g className={lens === null ? 'ladder' : 'ladder lens'}>
      {o.lanes !== 'none' && (
        <g className="gutter">
          {layout.lanes.map((lane) => (
            <LaneTrack key={lane.step} lane={lane} layout={layout} now={now} at={at} lens={lens} sees={sees} />
          ))}
        </g>
      )}
      {o.times && <Axis layout={layout} now={now} words={words} sees={sees} />}
      {layout.x.map((x) => (
        <g key={x}>
          <path className="life" d={`M${x} 0V${r1(Math.min(now, height))}`} />
          <path className="life ghost" d={`M${x} ${r1(now)}V${height}`} />
        </g>
      ))}
      {original && original.first !== null && sees(original.first, original.first) && (
        <Parting x={edgeOf(o) + 9} y={original.first} width={width} />
      )}
      {lens !== null && <Leads layout={layout} lens={lens} at={at} sees={sees} />}
      {media.map((m) => (
        <Media key={m.media.t0} placed={m} now={clamp(now, m.y0, m.y1)} id={`${name}-ribbon-${Math.round(m.y0)}`} />
      ))}
      {layout.satellites.map((s) =>
        sees(s.y - 20, s.y + 20) ? (
          <Satellite key={`${s.satellite.id} ${s.satellite.t0}`} placed={s} later={s.satellite.t0 > at} />
        ) : null,
      )}
      {bars.map((bar) => {
        const pick = named(barTarget(bar));
        return (
          <Bar
            key={bar.key}
            bar={bar}
            now={clamp(now, bar.y0, bar.y1)}
            width={o.bar}
            pick={pick}
            picked={pick !== undefined && pick === chosenPick}
          />
        );
      })}
      <path className="now" d={`M${nowX ?? (o.lanes === 'none' ? edgeOf(o) + 8 : o.nowX)} ${r1(now)}H${width}`} />
      {chosen && <path className="sel-band" d={band(chosen, o)} />}
      {ghosts.map((g) => (
        <Ghost key={g.ghost.id} placed={g} later={g.ghost.t0 > at} />
      ))}
      {arrows.map((arrow) => {
        const phase = phaseOf(arrow, at);
        return (
          <Arrow
            key={arrow.message.id}
            arrow={arrow}
            phase={phase}
            now={phase === 'flying' ? now : 0}
            selected={arrow.message.id === selected}
            off={isOff(arrow.message.id)}
            options={o}
          />
        );
      })}
      {media.map((m) => (
        <MediaWords key={m.media.t0} placed={m} ghost={m.y0 > now} options={o} />
      ))}
      {arrows.map((arrow) => {
        const phase = phaseOf(arrow, at);
        const near = now > arrow.label.y - 30 && now < arrow.label.y + 12;
        return (
          <Label
            key={arrow.message.id}
            arrow={arrow}
            phase={phase}
            now={phase === 'flying' ? now : 0}
            near={near ? now : null}
            selected={arrow.message.id === selected}
            off={isOff(arrow.message.id)}
            options={o}
          />
        );
      })}
      {bars.map((bar) => {
        const y = lens === null ? stateLabels.get(bar.key) : undefined;
        if (y === undefined) return null;
        return <StateLabel key={bar.key} bar={bar} y={y} later={y > now} pick={named(barTarget(bar))} />;
      })}
      {layout.before.map((b) => (
        <Before key={b.before.label} placed={b} />
      ))}
      {layout.waits.map((w) =>
        Math.abs(w.y - now) < 12 || !sees(w.y - 20, w.y + 20) ? null : (
          <Wait key={w.wait.t0} placed={w} later={at < w.wait.t0} />
        ),
      )}
      {original?.notes.map((n) =>
        lens !== null || Math.abs(n.y - now) < 12 || !sees(n.y - 20, n.y + 20) ? null : <Note key={n.t0} placed={n} />,
      )}
      {layout.timers.map((t) =>
        sees(t.y0, t.y1) ? (
          <Timer
            key={`${t.timer.node} ${t.timer.t0}`}
            placed={t}
            now={clamp(now, t.y0, t.y1)}
            pick={named({ what: 'timer', ...t.timer })}
          />
        ) : null,
      )}
      {arrows.map((arrow) =>
        phaseOf(arrow, at) === 'flying' ? (
          <Packet key={arrow.message.id} arrow={arrow} now={now} off={isOff(arrow.message.id)} options={o} />
        ) : null,
      )}
      <Words layout={layout} now={now} says={says} lens={lens} />
      {o.nowPill && (
        <g className="now-pill">
          <rect x={edgeOf(o) - PILL + 4} y={r1(now - 10)} width={PILL} height={20} rx={10} />
          <text x={edgeOf(o) - PILL / 2 + 4} y={r1(now + 4)}>
            {seconds(at)}
          </text>
        </g>
      )}
    </g>
  );
});
