'use client';
// The home page's ladder. It rests where the phone rings; playing goes on from there, and the ladder passes under the
// now line, so that the line stays beside the button that drives it.

import { useMemo, useRef } from 'react';
import { Frame } from '../ladder/frame';
import { LaneHeads, saidAt } from '../ladder/gutter';
import { HERO_HEADS, NARROW_HEADS } from '../ladder/heads';
import { windowAround } from '../ladder/in-view';
import { Ladder } from '../ladder/ladder';
import { stepName } from '../ladder/lanes';
import { type Layout, layout } from '../ladder/layout';
import type { LadderMessage, LadderView, Millis } from '../ladder/model';
import { HERO, type LadderOptions, NARROW } from '../ladder/options';
import { useAltered } from '../prose/use-altered';
import { type Carried, uncarry } from '../stage/carried';
import { writeLink } from '../stage/link';
import { newestAt } from '../stage/live';
import { timelineOf } from '../stage/player';
import { usePlayer } from '../stage/use-player';
import { heroText } from '../text/hero';
import { cx } from '../ui/cx';
import { Glyph } from '../ui/glyph';
import { AS_DRAWN } from '../ui/two-shapes';
import { HeroBreak } from './hero-break';
import { useNarrower } from './use-narrower';

interface Shape {
  readonly name: 'wide' | 'narrow';
  readonly options: LadderOptions;
  /** The place of the now line, counted from under the heads, and the height of the window. */
  readonly line: number;
  readonly height: number;
}

const WIDE: Shape = { name: 'wide', options: { ...HERO, bottom: 718 - 383 }, line: 383, height: 718 };
const SMALL: Shape = {
  name: 'narrow',
  options: { ...NARROW, width: 358, padLeft: 22, padRight: 26, few: 6, leastSpan: 60, bottom: 460 - 250 },
  line: 250,
  height: 460,
};

/** The small shape is seen in windows narrower than this. */
const SMALL_BELOW = 1400;

interface Placed {
  readonly shape: Shape;
  readonly laid: Layout;
}

/** Lays the run out so that the moment it rests at lies on the line, or above it. */
function place(view: LadderView, shape: Shape, rest: Millis): Layout {
  const laid = layout(view, shape.options);
  const short = shape.line - laid.time.yOf(rest);
  return short <= 0 ? laid : layout(view, { ...shape.options, top: shape.options.top + short });
}

/** Where the hero rests: in the middle of the ringing, or at the end of a run in which nothing rings. */
function restOf(view: LadderView): Millis {
  const rings = view.statuses.find((s) => s.ringing);
  return rings ? (rings.t0 + rings.t1) / 2 : view.end;
}

interface HeroProps {
  readonly view: Carried;
  readonly title: string;
  readonly scenario: string;
  /** The scenario's text, for whoever loses a message here. */
  readonly source: string;
}

export function Hero({ view: carried, title, scenario, source }: HeroProps) {
  const page = useMemo(() => uncarry<LadderView>(carried), [carried]);
  const { view, altered, changes, busy, lose, mend } = useAltered(source, scenario, page);
  const rest = restOf(page);
  const invite = invitationOf(page, rest);
  const narrower = useNarrower(SMALL_BELOW);
  const [seen, other] = useMemo(() => {
    const put = (shape: Shape): Placed => ({ shape, laid: place(view, shape, rest) });
    return [put(narrower ? SMALL : WIDE), narrower === null ? put(SMALL) : null];
  }, [narrower, view, rest]);
  const line = useMemo(() => timelineOf(seen.laid, 1.5), [seen]);
  const [player, act] = usePlayer(line, rest);
  const button = useRef<HTMLButtonElement>(null);
  const [head, detail] = caption(view, player.at, player.moves === 0);
  const onLine = seen.laid.time.yOf(player.at) >= seen.shape.line - 0.5;
  return (
    <>
      <div className="hero-play">
        <button
          ref={button}
          type="button"
          className="tp play huge needs-script"
          aria-label={player.playing ? heroText.pause : heroText.play}
          onClick={() => act({ type: 'toggle' })}
        >
          <Glyph name={player.playing ? 'pause' : 'play'} size={38} />
        </button>
        <p aria-live={player.playing ? 'off' : 'polite'}>
          <b>{head}</b>
          <span>{detail}</span>
        </p>
      </div>
      {invite && (
        <HeroBreak
          callee={page.nodes.find(({ id }) => id === invite.to)?.name ?? ''}
          ends={altered}
          busy={busy}
          href={`/stage/${scenario}/${writeLink({ changes, message: againOf(view, invite), panel: 'why' })}`}
          onLose={() => {
            lose(invite.id);
            act({ type: 'seek', at: Math.max(page.start, invite.t0 - 40) });
            act({ type: 'play' });
          }}
          onMend={() => {
            mend();
            act({ type: 'seek', at: rest });
          }}
        />
      )}
      <div className={cx('hero-line', onLine && 'on')} />
      {[WIDE, SMALL].map((shape) => {
        const placed = [seen, other].find((one) => one?.shape === shape);
        const className = cx('hero-fig', `hero-${shape.name}`, player.playing && 'playing');
        if (!placed) return <div key={shape.name} className={className} {...AS_DRAWN} />;
        return (
          <div key={shape.name} className={className}>
            <Figure {...placed} at={player.at} title={title} />
          </div>
        );
      })}
    </>
  );
}

/** The message sent again because it was lost; the message itself when it was not. */
const againOf = (view: LadderView, { id, number }: LadderMessage): string =>
  view.messages.find((m) => m.number === number && m.copy === 2)?.id ?? id;

/** The invitation that reached the phone which rings where the hero rests. */
function invitationOf(view: LadderView, rest: Millis): LadderMessage | null {
  const rings = view.statuses.find((s) => s.ringing);
  return view.messages.findLast((m) => m.to === rings?.node && m.labels.at(-1) === 'INVITE' && m.t0 <= rest) ?? null;
}

interface FigureProps extends Placed {
  readonly at: Millis;
  readonly title: string;
}

function Figure({ shape, laid, at, title }: FigureProps) {
  const heads = shape.name === 'wide' ? HERO_HEADS : NARROW_HEADS;
  const most = Math.max(0, laid.height - shape.height);
  const passed = Math.min(most, Math.max(0, Math.round(laid.time.yOf(at) - shape.line)));
  const window = windowAround(passed, shape.height);
  return (
    <Frame
      layout={laid}
      at={at}
      heads={heads}
      kind="hero"
      top={passed}
      height={shape.height}
      fixed
      className={shape.name === 'narrow' && 'narrow'}
      label={heroText.label(title)}
      under={<LaneHeads layout={laid} at={at} height={heads.height} first={40} rise={15} />}
    >
      <Ladder layout={laid} at={at} selected={null} window={window} name={`hero-${shape.name}`} reach="nothing" />
    </Frame>
  );
}

/** What the hero says beside its button: the question opened last, and the newest message. */
function caption(view: LadderView, at: Millis, resting: boolean): readonly [string, string] {
  const said = [...saidAt(view.says, at)].sort((a, b) => b.t0 - a.t0)[0];
  const name = (id: string) => view.nodes.find((n) => n.id === id)?.name;
  const rings = view.statuses.find((s) => s.ringing);
  if (resting && rings) return [`${stepName(2)}: ${heroText.ringing(name(rings.node) ?? '')}`, heroText.ask];
  if (at >= view.end) return [heroText.over, heroText.again];
  const newest = newestAt(view, at);
  const [from, to] = [name(newest?.from ?? ''), name(newest?.to ?? '')];
  const detail = newest && from && to ? heroText.newest(newest.labels.at(-2) ?? newest.labels[0] ?? '', from, to) : '';
  if (said) return [`${stepName(said.step)}: ${said.text}`, detail];
  const talks = view.media.some((m) => at >= m.t0 && at < m.t1);
  return talks ? [heroText.talking, heroText.nothing] : [heroText.nothing, detail];
}
