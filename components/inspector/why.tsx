'use client';
// Why a message came, a machine is in its state, a timer runs or an element is down: its causes back to what somebody
// did, and what came of it. Each link leads to its moment.

import { useMemo, useState } from 'react';
import { ledTo, type Reason, type Rule, why } from '@/engine';
import type { PanelProps, Run } from '../stage/run';
import { whyText as text } from '../text/why';
import { cx } from '../ui/cx';
import { Glyph } from '../ui/glyph';
import { originalOf } from './original';
import { subjectOf } from './subject';
import { WhyHead } from './why-head';

/** A chain with more links than this shows its beginning and its end first. */
const LONG = 8;
const LAST = 6;

export function WhyPanel(props: PanelProps) {
  const { run, message, tabs } = props;
  const of = subjectOf(props);
  if (of === null)
    return (
      <>
        {tabs}
        <div className="in-body panel-empty">
          <h2>{text.nothing}</h2>
          <p>{message === null ? text.nothingHow : text.notSip}</p>
        </div>
      </>
    );
  return (
    <>
      <WhyHead run={run} of={of} />
      {tabs}
      <section className="in-body why" tabIndex={-1}>
        <Chain {...props} of={of} key={JSON.stringify(of.subject)} />
      </section>
    </>
  );
}

/** Messages as the ladder numbers them. */
export const namingOf = (run: Run) => {
  const numbers = new Map(run.view.ladder.messages.map((m) => [m.id, m.number]));
  return (packet: number, what: string): string => {
    const id = run.messageOf(packet);
    return id === null ? what : `${what} ${numbers.get(id) ?? ''}`.trim();
  };
};

type Of = NonNullable<ReturnType<typeof subjectOf>>;

function Chain({ run, at, message, machine, jump, of }: PanelProps & { readonly of: Of }) {
  const [open, setOpen] = useState(false);
  const { reasons, effects } = useMemo(() => {
    const naming = namingOf(run);
    return { reasons: why(run.trace, of.subject, naming), effects: ledTo(run.trace, of.subject, naming) };
  }, [run, of]);
  const original = useMemo(() => (of.kind === 'message' ? originalOf(run, of.id) : null), [run, of]);
  const hidden = open || reasons.length <= LONG ? 0 : reasons.length - LAST - 1;
  const shown = reasons.map((reason, i) => ({ reason, i })).filter(({ i }) => i === 0 || i > hidden);
  const now = run.timeAt(at);
  const reached = reasons.findLastIndex((reason) => reason.at <= now);
  // What is in hand stays in hand: only the playhead goes there.
  const stay = machine === null && message !== null ? { message } : {};
  const go = (reason: Reason) => jump({ ...stay, at: run.momentOf(reason.at) });
  let rule: Rule | null = null;
  const items = shown.map(({ reason, i }) => {
    const before: Rule | null = rule;
    rule = reason.rule ?? rule;
    return { reason, i, before };
  });
  return (
    <>
      <ol className="why-chain" aria-label={text.chain}>
        {items.map(({ reason, i, before }) => (
          <li key={`${reason.entry} ${reason.title} ${i}`} className="contents">
            {i > 0 && hidden > 0 && i === hidden + 1 && (
              <button type="button" className="why-more" aria-expanded={false} onClick={() => setOpen(true)}>
                <Glyph name="down" size={14} />
                {text.more(hidden)}
              </button>
            )}
            <Link
              run={run}
              reason={reason}
              before={before}
              last={i === reasons.length - 1}
              current={i === reached}
              later={i > reached}
              of={of}
              onGo={() => go(reason)}
              onSelect={(id) => jump({ message: id })}
            />
          </li>
        ))}
      </ol>
      <section className="why-led">
        <h3>{text.because}</h3>
        {effects.length === 0 && <p>{text.becauseNothing}</p>}
        <ul>
          {effects.map((effect) => (
            <li key={`${effect.entry} ${effect.title}`}>
              <button type="button" onClick={() => jump(targetOf(run, effect))}>
                <span className="mono">{secondsOf(run, effect)}</span>
                <span>
                  {[effect.title.replace(/\.$/, ''), effect.text.replace(/\.$/, '')].filter(Boolean).join(': ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {original !== null && <p className="why-original">{original}</p>}
      </section>
    </>
  );
}

/** A message to look at, else a machine, else the moment. */
function targetOf(run: Run, effect: Reason) {
  const id = effect.packet === null ? null : run.messageOf(effect.packet);
  const at = run.momentOf(effect.at);
  if (id !== null) return { message: id };
  if (effect.machine !== null && effect.element !== null)
    return { at, node: effect.element, machine: effect.machine, tab: 'state' as const };
  return { at };
}

const secondsOf = (run: Run, reason: Reason): string => text.seconds(run.momentOf(reason.at));

interface LinkProps {
  readonly run: Run;
  readonly reason: Reason;
  readonly before: Rule | null;
  readonly last: boolean;
  readonly current: boolean;
  readonly later: boolean;
  readonly of: Of;
  onGo(): void;
  onSelect(message: string): void;
}

function Link({ run, reason, before, last, current, later, of, onGo, onSelect }: LinkProps) {
  const at = secondsOf(run, reason);
  const id = reason.packet === null ? null : run.messageOf(reason.packet);
  const own = of.kind === 'message' ? of.id : null;
  const other = id !== null && id !== own ? run.view.ladder.messages.find((m) => m.id === id) : undefined;
  return (
    <div className={cx('why-link', last && 'last', later && 'later', reason.by === 'reader' && 'yours')}>
      <span className="mono why-at">{at}</span>
      <span className="why-dot" aria-hidden="true" />
      <div>
        <h3>
          <button type="button" title={text.goThere(at)} aria-current={current ? 'step' : undefined} onClick={onGo}>
            <span className="hidden-text">{at} s: </span>
            {reason.title}
          </button>
          {other && (
            <button
              type="button"
              className="why-pick mono"
              aria-label={text.select(`${other.labels[0]} ${other.number}`)}
              title={text.select(`${other.labels[0]} ${other.number}`)}
              onClick={() => onSelect(other.id)}
            >
              {other.number}
            </button>
          )}
        </h3>
        {(reason.text !== '' || reason.rule !== null) && (
          <p>
            {text.kept(reason.text)} {reason.rule && <span className="ref">{text.rule(reason.rule, before)}</span>}
          </p>
        )}
      </div>
    </div>
  );
}
