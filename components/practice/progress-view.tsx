'use client';
// How well one knows what, by boxes; saved as a file, loaded from one, and forgotten.

import { type ChangeEvent, useState } from 'react';
import { practiceText as text } from '../text/practice';
import { boxesOf, readProgress, writeProgress } from './progress';
import type { KeptProgress } from './use-progress';

export function ProgressView({ progress, kept, take, forget }: KeptProgress) {
  const [sure, setSure] = useState(false);
  const [said, setSaid] = useState('');
  const cards = [...progress.values()];
  const right = cards.reduce((sum, card) => sum + card.right, 0);
  const wrong = cards.reduce((sum, card) => sum + card.wrong, 0);
  const boxes = boxesOf(progress);
  const most = Math.max(1, ...boxes);
  const save = () => {
    const url = URL.createObjectURL(new Blob([writeProgress(progress)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'sipscope-practice.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1_000);
  };
  const load = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    const read = readProgress(await file.text());
    if (read !== null) take(read);
    setSaid(read === null ? text.badFile : text.loaded(read.size));
  };
  return (
    <section className="pr-progress needs-script">
      <h2>{text.progress}</h2>
      {cards.length === 0 ? (
        <p className="pr-help">{text.none}</p>
      ) : (
        <>
          <p>{text.seen(cards.length, right, right + wrong)}</p>
          <ul className="pr-boxes" aria-label={text.boxes}>
            {boxes.map((n, i) => (
              <li key={text.box(i)}>
                <svg width="100%" height="56" viewBox="0 0 40 56" preserveAspectRatio="none" aria-hidden="true">
                  <rect x="0" y={54 - (50 * n) / most} width="40" height={(50 * n) / most + 2} />
                </svg>
                <b>{n}</b>
                <span>{text.box(i)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {!kept && <p className="pr-help">{text.notKept}</p>}
      <p className="wi-row">
        <button type="button" className="btn line" disabled={cards.length === 0} onClick={save}>
          {text.save}
        </button>
        <label className="btn line pr-file">
          <input type="file" accept="application/json,.json" onChange={(event) => void load(event)} />
          {text.load}
        </label>
        {cards.length > 0 && !sure && (
          <button type="button" className="btn line" onClick={() => setSure(true)}>
            {text.reset}
          </button>
        )}
      </p>
      {sure && (
        <div className="wi-row pr-sure" role="alertdialog" aria-label={text.resetSure}>
          <span>{text.resetSure}</span>
          <button
            type="button"
            className="btn line"
            onClick={() => {
              forget();
              setSure(false);
            }}
          >
            {text.resetYes}
          </button>
          <button type="button" className="btn ink" ref={takeFocus} onClick={() => setSure(false)}>
            {text.resetNo}
          </button>
        </div>
      )}
      <p className="pr-help" role="status">
        {said}
      </p>
    </section>
  );
}

/** The safe choice has the focus when the question appears. */
const takeFocus = (button: HTMLButtonElement | null): void => button?.focus();
