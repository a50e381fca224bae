// A scenario that ran, and its messages by who sent what, for tests of explanations.

import type { Scenario } from '../../engine';
import { simulate, type Trace } from '../../engine';
import { detailsOf } from '../../engine/explain/details';
import { type Explained, type ExplainedLine, explain } from '../../engine/explain/explained';
import type { Link } from '../../engine/explain/find';
import { sendingsOf } from '../../engine/trace/sending';
import { named } from '../support/scenarios';

export interface Ran {
  readonly trace: Trace;
  /** The packet of the nth message of the figure that an element sent. */
  packet(what: string, from: string, nth?: number): number;
  explained(what: string, from: string, nth?: number): Explained;
  /** One line of it, by its header's name; the nth of that name. */
  line(of: Explained, part: string, nth?: number): ExplainedLine;
  /** 'INVITE of ss1' for a link to a packet. */
  names(link: Link | undefined): string;
  details(of: Explained, line: ExplainedLine): ReturnType<typeof detailsOf>;
}

const runs = new Map<string, Ran>();

export function ran(scenario: string | Scenario): Ran {
  if (typeof scenario !== 'string') return open(simulate(scenario));
  let run = runs.get(scenario);
  if (run === undefined) {
    run = open(simulate(named(scenario)));
    runs.set(scenario, run);
  }
  return run;
}

function open(trace: Trace): Ran {
  const sendings = sendingsOf(trace);
  const packet = (what: string, from: string, nth = 1): number => {
    const found = sendings.filter((s) => s.entry > trace.figure && s.what === what && s.sent.from === from)[nth - 1];
    if (found === undefined) throw new Error(`no ${what} number ${nth} from ${from}`);
    return found.sent.packet;
  };
  return {
    trace,
    packet,
    explained: (what, from, nth) => explain(trace, packet(what, from, nth)),
    line: (of, part, nth = 1) => {
      const found = of.lines.filter((line) => line.part === part)[nth - 1];
      if (found === undefined) throw new Error(`no line ${part} number ${nth}`);
      return found;
    },
    names: (link) => {
      const sending = sendings.find(({ sent }) => sent.packet === link?.packet);
      return sending === undefined ? '' : `${sending.what} of ${sending.sent.from}`;
    },
    details: (of, line) => detailsOf(trace, of.packet, line.id),
  };
}
