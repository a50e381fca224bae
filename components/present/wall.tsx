// The ladder on the wall: only what has happened, the present message the strongest.

import { type HeadMeasures, Heads } from '../ladder/heads';
import { Ladder } from '../ladder/ladder';
import type { Layout } from '../ladder/layout';
import type { Millis, Step } from '../ladder/model';

const HEADS: HeadMeasures = { height: 70, y: 24, radius: 18, icon: 20, name: 15, host: 0 };
const HEIGHT = 232;

interface WallProps {
  readonly laid: Layout;
  readonly at: Millis;
  readonly selected: string | null;
  readonly lens: Step | null;
}

export function Wall({ laid, at, selected, lens }: WallProps) {
  const now = laid.time.yOf(at);
  const passed = Math.max(0, Math.round(now - HEIGHT * 0.82));
  return (
    <div className="wall">
      <svg className="fig" viewBox={`0 0 ${laid.width} ${HEADS.height}`} aria-hidden="true">
        <Heads layout={laid} measures={HEADS} now={at} />
      </svg>
      <svg className="fig wall-ladder" viewBox={`0 ${passed} ${laid.width} ${HEIGHT}`} aria-hidden="true">
        <Ladder layout={laid} at={at} selected={selected} window={null} name="wall" lens={lens} />
      </svg>
    </div>
  );
}
