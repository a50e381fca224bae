'use client';
// How fast the call plays, and whether its silences are skipped: in the transport, or among the tools of a narrow stage.

import { transportText } from '../text/transport';
import { Glyph } from '../ui/glyph';
import { IconButton } from '../ui/icon-button';
import { EVEN_PACES, type Pace, TRUE_PACES } from './player';
import type { Playhead } from './playhead';
import { usePlayed } from './use-player';

export function Pacing({ playhead }: { readonly playhead: Playhead }) {
  const { act } = playhead;
  const pace = usePlayed(playhead, (player) => player.pace);
  const skips = usePlayed(playhead, (player) => player.skips);
  return (
    <div className="paces">
      <label className="pace">
        <span>{transportText.pace}</span>
        <select value={pace} onChange={(event) => act({ type: 'pace', pace: event.target.value as Pace })}>
          {EVEN_PACES.map((pace) => (
            <option key={pace} value={pace}>
              {transportText.paces[pace]}
            </option>
          ))}
          <optgroup label={transportText.trueTime}>
            {TRUE_PACES.map((pace) => (
              <option key={pace} value={pace}>
                {transportText.truePaces[pace]}
              </option>
            ))}
          </optgroup>
        </select>
        <Glyph name="down" size={14} />
      </label>
      <IconButton
        glyph="skip"
        size={17}
        className="line"
        label={transportText.skips}
        aria-pressed={skips}
        onClick={() => act({ type: 'skips', skips: !skips })}
      />
    </div>
  );
}
