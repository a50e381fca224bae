// Finds the interventions that name a message: by its key, or the way people say it (see model/selector.ts).
// Occurrences are counted here, as messages are sent; with no such intervention it costs nothing.

import { get } from '../message/headers';
import type { Intervention } from '../model/intervention';
import type { Sent } from '../model/output';
import { parseSelector, type Selectable, type Selector, selects } from '../model/selector';
import { createKeyer, everyCopy, type Keyer } from './message-key';

export interface Selection {
  /** Nothing names a message: `match` need not be asked. */
  readonly empty: boolean;
  /** The interventions that name this sending. Ask once for each sending, in order: it counts. */
  match(sent: Sent): readonly Intervention[];
  /** The figure starts: from here on words count ('first INVITE' is the first one a reader sees). Keys hold throughout. */
  openFigure(): void;
}

interface Counted {
  readonly intervention: Intervention;
  readonly selector: Selector;
  seen: number;
}

const NONE: readonly Intervention[] = [];

/** Prepares the interventions of a run for being asked about each message it sends. */
export function compileSelectors(interventions: readonly Intervention[]): Selection {
  const counted: Counted[] = [];
  const keyed = new Map<string, Intervention[]>();
  for (const intervention of interventions) {
    if (!('message' in intervention)) continue;
    const selector = parseSelector(intervention.message);
    if (selector !== null) counted.push({ intervention, selector, seen: 0 });
    else keyed.set(intervention.message, [...(keyed.get(intervention.message) ?? []), intervention]);
  }
  const keyer = createKeyer();
  let open = false;
  return {
    empty: counted.length === 0 && keyed.size === 0,
    match: (sent) => {
      const found = keyed.size === 0 ? NONE : byKey(keyed, keyer, sent);
      return !open || counted.length === 0 ? found : [...found, ...byWords(counted, sent)];
    },
    openFigure: () => {
      open = true;
    },
  };
}

const byKey = (
  keyed: ReadonlyMap<string, readonly Intervention[]>,
  keyer: Keyer,
  sent: Sent,
): readonly Intervention[] => {
  const key = keyer.key(sent);
  const every = keyed.get(everyCopy(key));
  const own = keyed.get(key);
  return every === undefined ? (own ?? NONE) : [...(own ?? NONE), ...every];
};

function byWords(counted: readonly Counted[], sent: Sent): Intervention[] {
  const found: Intervention[] = [];
  const asked = selectable(sent);
  for (const entry of counted) {
    if (!selects(entry.selector, asked)) continue;
    entry.seen++;
    if (entry.selector.nth === 'every' || entry.selector.nth === entry.seen) found.push(entry.intervention);
  }
  return found;
}

/** What a selector looks at. */
export function selectable(sent: Sent): Selectable {
  const { message, from, to } = sent;
  if (message.kind === 'request') return { from, to, method: message.method, status: null };
  return { from, to, method: get(message, 'cseq')?.method ?? '', status: message.status };
}
