'use client';
// What-if of a question to a service. No message travels that could be lost, so it says what can happen instead: the
// answer comes later, and a server that it names may be gone (RFC 3263 §4.3).

import { useId } from 'react';
import { changeText as text } from '../text/change';
import { IconButton } from '../ui/icon-button';
import type { WhatIfProps } from './what-if';
import { Ends, Undo, Wait } from './what-if-parts';
import { nameIn } from './words';

export function LateAnswer({ base, run, message, changed, onChange, onUndo, onClose }: WhatIfProps) {
  const heading = useId();
  const satellite = run.view.ladder.satellites.find(({ id }) => id === message.from || id === message.to);
  const dns = satellite?.kind === 'name-server';
  return (
    <section className="what-if" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>
          {text.whatIf} <span>{message.labels[0]}</span>
        </h2>
        {onClose && <IconButton glyph="close" size={16} label={text.close} onClick={onClose} />}
      </header>
      <p className="wi-note">{!satellite ? text.notASip : dns ? text.nameQuestion : text.locationQuestion}</p>
      {satellite && (
        <Wait
          label={dns ? text.namesAnswerAfter : text.locationAnswersAfter(nameIn(run, satellite.of))}
          first="2 s"
          onGo={(_, value) =>
            onChange({
              kind: 'setting',
              adjustment: dns
                ? { element: null, name: 'dns-delay', value }
                : { element: satellite.of, name: 'lookup', value },
            })
          }
        >
          {text.apply}
        </Wait>
      )}
      {changed && (
        <div className="wi-row">
          <Undo onUndo={onUndo} />
        </div>
      )}
      {changed && <Ends base={base} run={run} />}
    </section>
  );
}
