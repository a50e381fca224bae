'use client';
// The controls under the figure: playback by messages, the scrubber, the time and the pace.

import { type KeyboardEvent, useRef } from 'react';
import type { Layout } from '../ladder/layout';
import { Scrubber, SMALL_SCRUBBER, WIDE_SCRUBBER } from '../ladder/scrubber';
import { transportText } from '../text/transport';
import { cx } from '../ui/cx';
import { Glyph, type GlyphName } from '../ui/glyph';
import { Pacing } from './pacing';
import type { PlayerAction } from './player';
import type { Playhead } from './playhead';
import { At, usePlayed } from './use-player';
import { useSize } from './use-size';

interface TransportProps {
  readonly layout: Layout;
  readonly narrow: boolean;
  readonly playhead: Playhead;
  /** The newest message in words. */
  readonly newest: string;
}

const SCRUBBER_KEYS: Readonly<Record<string, PlayerAction>> = {
  ArrowLeft: { type: 'previous' },
  ArrowDown: { type: 'previous' },
  ArrowRight: { type: 'next' },
  ArrowUp: { type: 'next' },
  PageDown: { type: 'previous turn' },
  PageUp: { type: 'next turn' },
  Home: { type: 'start' },
  End: { type: 'end' },
  ' ': { type: 'toggle' },
};

export function Transport({ layout, narrow, playhead, newest }: TransportProps) {
  const { act } = playhead;
  const playing = usePlayed(playhead, (player) => player.playing);
  const holder = useRef<HTMLDivElement>(null);
  const size = useSize(holder);
  const onKeyDown = (event: KeyboardEvent) => {
    const action = SCRUBBER_KEYS[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act(action);
  };
  const key = (action: PlayerAction, label: string, glyph: GlyphName, extra = '') => (
    <button type="button" className={cx('tp', extra)} aria-label={label} title={label} onClick={() => act(action)}>
      <Glyph name={glyph} size={extra === 'play' ? 24 : 18} />
    </button>
  );
  const scrubber = {
    layout,
    label: transportText.scrubber,
    onSeek: (at: number) => act({ type: 'seek', at }),
    onKeyDown,
  };
  return (
    <footer className="transport needs-script">
      <div className="tp-keys" role="group" aria-label={transportText.transport}>
        {key({ type: 'previous turn' }, transportText.previousTurn, 'turn-back', 'turn')}
        {key({ type: 'previous' }, transportText.previous, 'back')}
        {playing
          ? key({ type: 'pause' }, transportText.pause, 'pause', 'play')
          : key({ type: 'play' }, transportText.play, 'play', 'play')}
        {key({ type: 'next' }, transportText.next, 'forward')}
        {key({ type: 'next turn' }, transportText.nextTurn, 'turn-forward', 'turn')}
      </div>
      <div ref={holder}>
        <At playhead={playhead}>
          {(at) => (
            <Scrubber
              {...scrubber}
              at={at}
              valueText={transportText.playhead(at, newest)}
              width={size?.width ?? (narrow ? 146 : 912)}
              measures={narrow ? SMALL_SCRUBBER : WIDE_SCRUBBER}
            />
          )}
        </At>
      </div>
      <div className="tp-time">
        <span className="big mono">
          <At playhead={playhead}>{(at) => (Math.max(0, at) / 1000).toFixed(3)}</At>
        </span>
        <span className="small mono">{transportText.ofSeconds(layout.view.end)}</span>
      </div>
      {!narrow && <Pacing playhead={playhead} />}
    </footer>
  );
}
