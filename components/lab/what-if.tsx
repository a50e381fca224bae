'use client';
// What happens to one message on its way: dropped, late, twice, cut short or changed; or, over a connection, what happens
// to the connection. Each touch runs the scenario anew, and one sentence says how it ended otherwise.

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { everyCopy, type Intervention, MILLISECOND } from '@/engine';
import type { LadderMessage } from '../ladder/model';
import type { Change } from '../stage/changes';
import type { Verb } from '../stage/keys';
import type { Run } from '../stage/run';
import { changeText as text } from '../text/change';
import { cx } from '../ui/cx';
import { focusOnce } from '../ui/focus';
import { Glyph, type GlyphName } from '../ui/glyph';
import { IconButton } from '../ui/icon-button';
import { LateAnswer } from './late-answer';
import { Ends, Undo, Wait } from './what-if-parts';

export interface WhatIfProps {
  readonly base: Run;
  readonly run: Run;
  readonly message: LadderMessage;
  /** The verb a key asked for; its form opens at once. */
  readonly verb: Verb | null;
  /** The verb was asked for before the engine was there, and is to be done now. */
  readonly owed: boolean;
  /** Whether anything is changed, so that the sentence has something to say. */
  readonly changed: boolean;
  onChange(change: Change): void;
  onUndo(): void;
  /** Absent where the panel is no popover. */
  onClose?: () => void;
}

const DATAGRAM: readonly Verb[] = ['drop', 'delay', 'duplicate', 'corrupt', 'edit'];
const CONNECTION: readonly Verb[] = ['stall', 'reset', 'edit'];
const GLYPHS: Readonly<Record<Verb, GlyphName>> = {
  drop: 'close',
  delay: 'clock',
  duplicate: 'copy',
  corrupt: 'bolt',
  edit: 'pen',
  stall: 'clock',
  reset: 'bolt',
};
/** Verbs that need no more than themselves. */
const AT_ONCE: readonly Verb[] = ['drop', 'duplicate', 'corrupt', 'reset'];

/** Which verbs a message's transport allows. */
export const verbsFor = (transport: string): readonly Verb[] => (transport === 'UDP' ? DATAGRAM : CONNECTION);

/** The datagram without its last third, as a broken radio link leaves it. */
export const cutShort = (wire: string): string => wire.slice(0, Math.max(1, Math.floor((wire.length * 2) / 3)));

/** The change that a verb is, where it needs no more; null for a verb that this transport does not know. */
export function changeAtOnce(run: Run, message: LadderMessage, verb: Verb, every: boolean): Change | null {
  const key = run.keyOf(message.id);
  const wire = run.view.wires[message.id];
  if (key === null || wire === undefined || !verbsFor(wire.transport).includes(verb)) return null;
  const at = Math.max(0, Math.floor(message.t0 * MILLISECOND));
  const happens = (intervention: Intervention): Change => ({ kind: 'happens', intervention });
  switch (verb) {
    case 'drop':
      return happens({ kind: 'lose', message: every ? everyCopy(key) : key });
    case 'duplicate':
      return happens({ kind: 'duplicate', message: key, after: 8 * MILLISECOND });
    case 'corrupt':
      return happens({ kind: 'edit', message: key, text: cutShort(wire.text) });
    case 'reset':
      return happens({ kind: 'reset', between: [message.from, message.to], at: at + MILLISECOND });
    default:
      return null;
  }
}

export function WhatIf(props: WhatIfProps) {
  const { base, run, message, changed } = props;
  const wire = run.view.wires[message.id];
  const verbs = verbsFor(wire?.transport ?? 'UDP');
  const [open, setOpen] = useState<Verb | null>(
    props.verb !== null && verbs.includes(props.verb) && !AT_ONCE.includes(props.verb) ? props.verb : null,
  );
  const [every, setEvery] = useState(false);
  const heading = useId();
  const owed = useRef(props.owed ? props.verb : null);
  useEffect(() => {
    const change = owed.current && changeAtOnce(run, message, owed.current, false);
    owed.current = null;
    if (change) props.onChange(change);
  }, [run, message, props.onChange]);
  if (wire === undefined) return <LateAnswer {...props} />;
  const press = (verb: Verb) => {
    const change = changeAtOnce(run, message, verb, every);
    if (change) props.onChange(change);
    else setOpen(open === verb ? null : verb);
  };
  const finish = (change: Change) => {
    setOpen(null);
    props.onChange(change);
  };
  return (
    <section className="what-if" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>
          {text.whatIf} <span>{`${message.labels[0]} ${message.number}`}</span>
        </h2>
        {props.onClose && <IconButton glyph="close" size={16} label={text.close} onClick={props.onClose} />}
      </header>
      <div className="wi-verbs" role="group" aria-labelledby={heading}>
        {verbs.map((verb) => (
          <button
            key={verb}
            type="button"
            className={cx('wi-verb', open === verb && 'on')}
            title={text.verbHelp[verb]}
            aria-expanded={AT_ONCE.includes(verb) ? undefined : open === verb}
            onClick={() => press(verb)}
          >
            <Glyph name={GLYPHS[verb]} size={18} />
            {text.verbs[verb]}
          </button>
        ))}
      </div>
      {wire.transport !== 'UDP' && <p className="wi-note">{text.reliable(wire.transport)}</p>}
      <div className="wi-row">
        {wire.transport === 'UDP' && (
          <span className="seg" role="group" aria-label={text.whichCopies}>
            <button type="button" aria-pressed={!every} onClick={() => setEvery(false)}>
              {text.thisCopy}
            </button>
            <button type="button" aria-pressed={every} onClick={() => setEvery(true)}>
              {text.everyCopy}
            </button>
          </span>
        )}
        {changed && <Undo onUndo={props.onUndo} />}
      </div>
      {open === 'delay' && (
        <Wait label={text.delayBy} first="2 s" onGo={(by) => finish(delayed(run, message, by))}>
          {text.apply}
        </Wait>
      )}
      {open === 'stall' && (
        <Wait label={text.stallFor} first="5 s" onGo={(by) => finish(stalled(message, by))}>
          {text.apply}
        </Wait>
      )}
      {open === 'edit' && (
        <Edit wire={wire.text} onCancel={() => setOpen(null)} onGo={(t) => finish(edited(run, message, t))} />
      )}
      {changed && <Ends base={base} run={run} />}
    </section>
  );
}

const delayed = (run: Run, message: LadderMessage, by: number): Change => ({
  kind: 'happens',
  intervention: { kind: 'delay', message: run.keyOf(message.id) ?? '', by },
});

function stalled(message: LadderMessage, by: number): Change {
  const from = Math.max(0, Math.floor(message.t0 * MILLISECOND));
  return {
    kind: 'happens',
    intervention: { kind: 'stall', between: [message.from, message.to], from, until: from + by },
  };
}

const edited = (run: Run, message: LadderMessage, written: string): Change => ({
  kind: 'happens',
  intervention: { kind: 'edit', message: run.keyOf(message.id) ?? '', text: written },
});

/** The text as it will arrive. Lines end in CRLF on the wire and in a line feed here. */
function Edit({ wire, onGo, onCancel }: { wire: string; onGo(text: string): void; onCancel(): void }) {
  const [written, setWritten] = useState(wire.replaceAll('\r\n', '\n'));
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGo(written.replace(/\r?\n/g, '\r\n'));
  };
  return (
    <form className="wi-form wi-edit" onSubmit={submit}>
      <label htmlFor={id}>{text.editLabel}</label>
      <textarea
        id={id}
        className="field mono"
        rows={12}
        maxLength={65_000}
        spellCheck={false}
        ref={focusOnce}
        value={written}
        aria-describedby={`${id}-help`}
        onChange={(event) => setWritten(event.target.value)}
      />
      <p id={`${id}-help`} className="wi-note">
        {text.editHelp}
      </p>
      <div className="wi-row">
        <button type="submit" className="btn line">
          {text.apply}
        </button>
        <button type="button" className="btn" onClick={onCancel}>
          {text.cancel}
        </button>
      </div>
    </form>
  );
}
