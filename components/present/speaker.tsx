'use client';
// The speaker's window: notes, what comes next, and how long it has been. Its keys move the wall.

import { useEffect, useState } from 'react';
import { presentText as text } from '../text/present';
import { actionFor } from './show';
import { type Told, useWall } from './use-channel';

export function Speaker() {
  const [told, setTold] = useState<Told | null>(null);
  const [now, setNow] = useState(0);
  const act = useWall(setTold);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = actionFor(event.key, event.shiftKey);
      if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act(action);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [act]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (!told)
    return (
      <main className="speaker">
        <h1>{text.speaker}</h1>
        <p>{text.speakerWaits}</p>
      </main>
    );
  const seconds = Math.max(0, Math.round((now - told.began) / 1000));
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <main className="speaker">
      <header>
        <h1>{told.title}</h1>
        <span className="mono">{text.count(told.stop, told.stops)}</span>
        <span className="mono" title={text.elapsed}>
          {clock}
        </span>
      </header>
      <section>
        <h2>{text.now}</h2>
        <p className="speaker-caption">{told.caption}</p>
        <p className="speaker-notes">{told.notes || text.noNotes}</p>
      </section>
      <section className="speaker-next">
        <h2>{text.comesNext}</h2>
        <p>{told.next ? told.next.caption || text.noNotes : text.theEnd}</p>
      </section>
      <footer>
        <button type="button" className="btn line" onClick={() => act({ type: 'back' })}>
          {text.keys[1][1]}
        </button>
        <button type="button" className="btn line" onClick={() => act({ type: 'forward' })}>
          {text.keys[0][1]}
        </button>
        <button type="button" className="btn line" onClick={() => act({ type: 'home' })}>
          {text.keys[4][1]}
        </button>
        <button type="button" className="btn line" onClick={() => act({ type: 'blank' })}>
          {text.keys[6][1]}
        </button>
      </footer>
    </main>
  );
}
