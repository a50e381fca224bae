// The ladder as SVG. It draws the layout at one moment: past solid, now a line, future ghost.
// Only what lies in the given window is drawn; without a window, as on the server, everything is.

import { memo } from 'react';
import { Arrow, band, Label, Packet, phaseOf } from './arrow';
import { stateLabelsAt } from './bars';
import { Bar, Before, Media, MediaWords, Satellite, StateLabel, Timer, Wait } from './beside';
import { clamp, r1 } from './geometry';
import { Axis, LaneTrack, saidAt, seconds, Words, wordsHeight } from './gutter';
import type { Layout } from './layout';
import type { Millis } from './model';
import { edgeOf } from './options';

export interface Window {
  readonly top: number;
  readonly bottom: number;
}

interface LadderProps {
  readonly layout: Layout;
  readonly at: Millis;
  readonly selected: string | null;
  /** The part of the ladder in view, with its margin; null for all of it. */
  readonly window: Window | null;
  /** Told apart from other ladders of the page in ids. */
  readonly name: string;
  /** Where the now line begins, if not where the measures say. */
  readonly nowX?: number;
}

const PILL = 56;

export const Ladder = memo(function Ladder({ layout, at, selected, window, name, nowX }: LadderProps) {
  const { options: o, time, height, width, view } = layout;
  const now = time.yOf(at);
  const sees = (y0: number, y1: number) => !window || (y1 > window.top && y0 < window.bottom);
  const arrows = layout.arrows.filter((a) => sees(a.y0 - 30, a.y1 + 20));
  const chosen = arrows.find((a) => a.message.id === selected);
  const bars = layout.bars.filter((b) => sees(b.y0, b.y1));
  const says = o.words ? saidAt(view.says, at) : [];
  const words = wordsHeight(says.length);
  const stateLabels = stateLabelsAt(bars, now);
  const media = layout.media.filter((m) => sees(m.y0, m.y1));
  return (
    <g className="ladder">
      {o.lanes !== 'none' && (
        <g className="gutter">
          {layout.lanes.map((lane) => (
            <LaneTrack key={lane.step} lane={lane} layout={layout} now={now} at={at} sees={sees} />
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
      {media.map((m) => (
        <Media key={m.media.t0} placed={m} now={clamp(now, m.y0, m.y1)} id={`${name}-ribbon-${Math.round(m.y0)}`} />
      ))}
      {layout.satellites.map((s) =>
        sees(s.y - 20, s.y + 20) ? (
          <Satellite key={`${s.satellite.id} ${s.satellite.t0}`} placed={s} later={s.satellite.t0 > at} />
        ) : null,
      )}
      {bars.map((bar) => (
        <Bar key={bar.key} bar={bar} now={clamp(now, bar.y0, bar.y1)} width={o.bar} />
      ))}
      <path className="now" d={`M${nowX ?? (o.lanes === 'none' ? edgeOf(o) + 8 : o.nowX)} ${r1(now)}H${width}`} />
      {chosen && <path className="sel-band" d={band(chosen, o)} />}
      {arrows.map((arrow) => {
        const phase = phaseOf(arrow, at);
        return (
          <Arrow
            key={arrow.message.id}
            arrow={arrow}
            phase={phase}
            now={phase === 'flying' ? now : 0}
            selected={arrow.message.id === selected}
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
            options={o}
          />
        );
      })}
      {bars.map((bar) => {
        const y = stateLabels.get(bar.key);
        return y === undefined ? null : <StateLabel key={bar.key} bar={bar} y={y} later={y > now} />;
      })}
      {layout.before.map((b) => (
        <Before key={b.before.label} placed={b} />
      ))}
      {layout.waits.map((w) =>
        Math.abs(w.y - now) < 12 || !sees(w.y - 20, w.y + 20) ? null : (
          <Wait key={w.wait.t0} placed={w} later={at < w.wait.t0} />
        ),
      )}
      {layout.timers.map((t) =>
        sees(t.y0, t.y1) ? (
          <Timer key={`${t.timer.node} ${t.timer.t0}`} placed={t} now={clamp(now, t.y0, t.y1)} />
        ) : null,
      )}
      {arrows.map((arrow) =>
        phaseOf(arrow, at) === 'flying' ? <Packet key={arrow.message.id} arrow={arrow} now={now} options={o} /> : null,
      )}
      <Words layout={layout} now={now} says={says} />
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
