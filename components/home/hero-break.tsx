// One invitation to break something: lose a message, say first what will happen, see it, and ask why.

import { useState } from 'react';
import { heroText } from '../text/hero';
import { focusIfLost } from '../ui/focus';
import { Glyph } from '../ui/glyph';
import { Link } from '../ui/link';

interface HeroBreakProps {
  readonly callee: string;
  /** How it ended because the message was lost; null while nothing is lost. */
  readonly ends: string | null;
  readonly busy: boolean;
  /** The stage, asked why the message was sent again. */
  readonly href: string;
  onLose(): void;
  onMend(): void;
}

export function HeroBreak({ callee, ends, busy, href, onLose, onMend }: HeroBreakProps) {
  const [asked, setAsked] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [mended, setMended] = useState(false);
  if (ends !== null)
    return (
      <p className="hero-break" role="status" tabIndex={-1} ref={focusIfLost}>
        {said} {ends} <Link href={href}>{heroText.why}</Link>{' '}
        <button
          type="button"
          onClick={() => {
            setAsked(false);
            setMended(true);
            onMend();
          }}
        >
          {heroText.mend}
        </button>
      </p>
    );
  if (!asked)
    return (
      <p className="hero-break needs-script">
        <button type="button" ref={mended ? focusIfLost : undefined} onClick={() => setAsked(true)}>
          <Glyph name="close" size={16} />
          {heroText.lose}
        </button>
      </p>
    );
  return (
    <p className="hero-break">
      {heroText.predict(callee)}{' '}
      {heroText.answers.map((answer, i) => (
        <button
          key={answer}
          type="button"
          ref={i === 0 ? focusIfLost : undefined}
          disabled={busy}
          onClick={() => {
            // The last answer asks to be shown: nothing was said.
            setSaid(i < heroText.answers.length - 1 ? heroText.said(answer) : null);
            onLose();
          }}
        >
          {answer}
        </button>
      ))}
    </p>
  );
}
