// Judges a guess: what this run does, what another run could do, or what a rule forbids. A guess that is neither is not
// called wrong (RFC 3261 §8 to §17). What the engine itself does somewhere is legal, whatever a table says.

import type { Rule } from '../model/output';
import type { Trace } from '../model/trace';
import { timerStory } from '../trace/why/timers-table';
import { type Action, actionsIn, type Fires, isSame, LETTERED, nameOf } from './action';
import type { Asked } from './ask';
import { MAYS } from './mays-table';
import { Moment } from './moment';
import { MUSTS } from './musts-table';
import { type Because, type Other, othersAt } from './others';

export type Verdict =
  /** This run does it. */
  | { readonly kind: 'happens' }
  /** Another run could: `other` is one, where the engine has one; else a rule leaves it open. */
  | {
      readonly kind: 'legal';
      readonly because: Because | null;
      readonly rule: Rule | null;
      readonly other: Other | null;
      /** Legal at nearly any moment. */
      readonly always: boolean;
    }
  | { readonly kind: 'illegal'; readonly rule: Rule }
  | { readonly kind: 'unknown' };

export interface Judge {
  readonly moment: Moment;
  /** What another run would do next, as far as the engine finds one. */
  readonly others: readonly Other[];
  verdict(guess: Action): Verdict;
}

/** A judge for one moment of a run. */
export function judgeAt(trace: Trace, asked: Asked): Judge {
  const moment = new Moment(trace, asked);
  const others = othersAt(trace, asked);
  const verdict = (guess: Action): Verdict => {
    if (asked.next.some((action) => isSame(action, guess))) return { kind: 'happens' };
    const other = others.get(nameOf(guess));
    if (other !== undefined) return { kind: 'legal', because: other.because, rule: other.rule, other, always: false };
    const rule = forbidden(moment, guess);
    if (rule !== null) return { kind: 'illegal', rule };
    if (guess.kind === 'fires' || moment.isDown(guess.by)) return { kind: 'unknown' };
    const may = MAYS.find(({ allows }) => allows(guess, moment));
    if (may === undefined) return { kind: 'unknown' };
    return { kind: 'legal', because: null, rule: may.rule, other: null, always: may.always };
  };
  return { moment, others: [...others.values()], verdict };
}

/** The rule that forbids a guess at a moment; null where no table is sure that one does. */
export const forbidden = (moment: Moment, guess: Action): Rule | null =>
  guess.kind === 'fires' ? neverNow(moment, guess) : mustNot(moment, guess);

const mustNot = (moment: Moment, guess: Extract<Action, { kind: 'sends' }>): Rule | null =>
  MUSTS.find(({ forbids }) => forbids(guess, moment))?.rule ?? null;

/** Why a timer cannot be the next to fire: it does not run, or another one of its transaction comes first. */
function neverNow(moment: Moment, { by, timer }: Fires): Rule | null {
  const here = moment.timers.filter(({ element }) => element === by);
  const running = here.filter(({ name }) => name === timer);
  const { rule, title, fires } = timerStory({ name: timer, owner: '' });
  const section = rule ?? { rfc: 3261, section: '17' };
  if (running.length === 0) {
    if (isSetBy(moment, by, timer)) return null;
    return {
      rfc: section.rfc,
      section: section.section,
      text: `${title} is not running here. It would make its owner ${fires}.`,
    };
  }
  const sooner = running.map((one) =>
    here.find(({ owner, fires: due, name }) => owner === one.owner && due < one.fires && LETTERED.test(name)),
  );
  const [first] = sooner;
  if (first === undefined || sooner.includes(undefined)) return null;
  const text = `${title} runs, but Timer ${first.name} of the same transaction is due before it.`;
  return { rfc: section.rfc, section: section.section, text };
}

/** Whether something under way could set it without a message being sent first. */
function isSetBy({ trace, asked }: Moment, by: string, timer: string): boolean {
  return trace.entries
    .slice(asked.entry)
    .some(
      (entry) =>
        entry.element === by &&
        entry.cause < asked.entry &&
        entry.changes.some((change) => change.type === 'timer-started' && change.name === timer) &&
        actionsIn(trace, entry).length === 0,
    );
}
