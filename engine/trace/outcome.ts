// Where a run ends up: what each person saw and heard, which dialogs and bindings are left, who hears whom. Times,
// identifiers and retransmissions are left out, so that runs which end in the same place are equal here.

import type { ElementId } from '../model/address';
import type { Perception } from '../model/output';
import type { Trace } from '../model/trace';
import { at } from './at';
import { mediaEvents } from './media';

export interface Outcome {
  /** What each person noticed while the figure ran, in order; the same thing at once again counts once. */
  readonly noticed: Readonly<Record<ElementId, readonly Perception[]>>;
  /** Dialogs still there at the end. */
  readonly dialogs: readonly {
    readonly element: ElementId;
    readonly state: 'early' | 'confirmed';
    readonly with: string;
  }[];
  readonly bindings: readonly { readonly aor: string; readonly contact: string }[];
  readonly media: {
    /** Who ever heard whom while the figure ran, as 'alice hears bob'. */
    readonly ever: readonly string[];
    /** Who still hears whom at the end. */
    readonly still: readonly string[];
  };
  /** Acts of the script that nobody came to do. */
  readonly undone: readonly string[];
  readonly ended: Trace['ended'];
}

/** Where the run ends up. */
export function outcome(trace: Trace): Outcome {
  const end = at(trace, trace.until);
  const hears = mediaEvents(trace)
    .filter(({ entry }) => entry >= trace.figure)
    .flatMap(({ between, hears }) => hears.map((who) => pairOf(who, between)));
  return {
    noticed: noticedIn(trace),
    dialogs: end.dialogs
      .map(({ element, change, remoteTarget }) => ({
        element,
        state: change === 'early' ? ('early' as const) : ('confirmed' as const),
        with: remoteTarget,
      }))
      .sort(byText),
    bindings: end.bindings.map(({ aor, contact }) => ({ aor, contact })).sort(byText),
    media: {
      ever: [...new Set(hears)].sort(),
      still: end.media.flatMap(({ between, hears }) => hears.map((who) => pairOf(who, between))).sort(),
    },
    undone: trace.waiting.map(({ key }) => key).sort(),
    ended: trace.ended,
  };
}

/** Whether two runs end in the same place. */
export const sameOutcome = (a: Outcome, b: Outcome): boolean => JSON.stringify(a) === JSON.stringify(b);

const pairOf = (who: ElementId, between: readonly ElementId[]): string =>
  `${who} hears ${between.find((id) => id !== who)}`;

const byText = (a: object, b: object): number => {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};

function noticedIn(trace: Trace): Record<ElementId, Perception[]> {
  const noticed: Record<ElementId, Perception[]> = {};
  for (const { id, kind } of trace.origin.scenario.elements) if (kind === 'user-agent') noticed[id] = [];
  for (const { element, changes } of trace.entries.slice(trace.figure)) {
    const own = element === null ? undefined : noticed[element];
    if (own === undefined) continue;
    for (const change of changes) if (change.type === 'perceived' && own.at(-1) !== change.what) own.push(change.what);
  }
  return noticed;
}
