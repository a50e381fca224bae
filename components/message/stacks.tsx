'use client';
// Via, Record-Route and Route as stacks, against the message that came in: what was put on, what was taken off.

import { type Stack, type Stacks as StacksOf, stacksOf } from '@/engine';
import type { Jump, Run } from '../stage/run';
import { messageText as text } from '../text/message';
import { Glyph } from '../ui/glyph';
import { JumpTo } from './jump-to';

interface StacksProps {
  readonly run: Run;
  readonly packet: number;
  readonly open: boolean;
  readonly jump: Jump;
  onToggle(open: boolean): void;
}

export function Stacks({ run, packet, open, jump, onToggle }: StacksProps) {
  return (
    <details className="fold" open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        <Glyph name="right" size={14} />
        <b>{text.stacks}</b>
        <span>Via, Record-Route, Route</span>
      </summary>
      {open && <Opened run={run} jump={jump} all={stacksOf(run.trace, packet)} />}
    </details>
  );
}

function Opened({ run, jump, all }: { readonly run: Run; readonly jump: Jump; readonly all: StacksOf }) {
  return (
    <div className="stacks">
      <p>
        {text.stacksHelp}
        {all.before !== null && (
          <>
            {' '}
            {text.stacksBefore} <JumpTo run={run} packet={all.before} jump={jump} />.
          </>
        )}
      </p>
      <div className="stacks-row">
        {all.stacks.map((stack) => (
          <OneStack key={stack.name} stack={stack} />
        ))}
      </div>
    </div>
  );
}

const MARKS = { kept: '', pushed: '+', popped: '−', noted: '±' } as const;

function OneStack({ stack }: { readonly stack: Stack }) {
  return (
    <section className="stack" aria-label={stack.name}>
      <h4>{stack.name}</h4>
      <ol>
        {stack.items.map((item, i) => (
          <li key={i} data-change={item.change}>
            {item.change !== 'kept' && (
              <span className="ml-mark mono" aria-hidden="true">
                {MARKS[item.change]}
              </span>
            )}
            <b>{item.label}</b>
            <code className="mono">{item.text}</code>
            {item.change !== 'kept' && <small>{text.stackChange[item.change]}</small>}
          </li>
        ))}
      </ol>
    </section>
  );
}
