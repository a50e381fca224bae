// The small vocabulary that lessons are written in. Everything here is plain HTML: it reads without script.

import type { ReactNode } from 'react';
import { lessonText as text } from '../text/lesson';
import { Glyph } from '../ui/glyph';

interface With {
  readonly children?: ReactNode;
}

/** A remark in the margin. */
export const Note = ({ children }: With) => <aside className="mnote">{children}</aside>;

/** A common mistake, and why it is one. */
export const Pitfall = ({ children }: With) => (
  <div className="box pitfall" role="note" aria-label={text.pitfall}>
    <p className="box-title">{text.pitfall}</p>
    {children}
  </div>
);

export const Recap = ({ children }: With) => (
  <section className="box recap" aria-label={text.recap}>
    <p className="box-title">{text.recap}</p>
    {children}
  </section>
);

/** Something to find out on the stage; the answer is there for whoever opens it. */
export function Challenge({ answer, children }: With & { readonly answer: ReactNode }) {
  return (
    <section className="box challenge" aria-label={text.challenge}>
      <p className="box-title">{text.challenge}</p>
      {children}
      <details className="ans">
        <summary>
          <Glyph name="right" size={16} />
          {text.solution}
        </summary>
        <div>{answer}</div>
      </details>
    </section>
  );
}

/** What will happen next? The text goes on whether or not anybody answers. */
export function Predict({
  question,
  options,
  name,
  children,
}: With & { readonly question: ReactNode; readonly options: readonly ReactNode[]; readonly name: string }) {
  return (
    <section className="box predict" aria-label={typeof question === 'string' ? question : text.predict}>
      <p className="pq">{question}</p>
      <div role="group" aria-label={text.predict}>
        {options.map((option, i) => (
          <label key={i}>
            <input type="radio" name={name} />
            <span>{option}</span>
          </label>
        ))}
      </div>
      <details className="ans">
        <summary>
          <Glyph name="right" size={16} />
          {text.answer}
        </summary>
        <div>{children}</div>
      </details>
    </section>
  );
}

/** Sections of RFCs that say more. */
export const ReadOn = ({ children }: With) => (
  <section className="box read-on" aria-label={text.readOn}>
    <p className="box-title">{text.readOn}</p>
    {children}
  </section>
);

/** A section of an RFC by its number. */
export const Rfc = ({ n, s }: { readonly n: string; readonly s?: string }) => (
  <span className="ref">{`RFC ${n}${s ? ` §${s}` : ''}`}</span>
);

interface TermWordProps extends With {
  readonly id: string;
  readonly says: string;
  /** The word in the glossary. */
  readonly href: string;
}

/** A word of the trade: what it means shows to whoever points at it, tabs to it or taps it; the glossary says more. */
export const TermWord = ({ id, says, href, children }: TermWordProps) => (
  <span className="term">
    <a href={href} aria-describedby={id}>
      {children}
    </a>
    <span id={id} role="tooltip">
      {says}
    </span>
  </span>
);
