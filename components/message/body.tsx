'use client';
// The body: folded to one line that says what it is, opened to its lines with their purposes.

import { detailsOf, type Explained, type ExplainedBody } from '@/engine';
import type { Jump, Run } from '../stage/run';
import { messageText as text } from '../text/message';
import { Glyph } from '../ui/glyph';
import { Links, Section } from './line-details';
import { BodyText } from './wire-line';

interface MessageBodyProps {
  readonly run: Run;
  readonly packet: number;
  readonly body: ExplainedBody;
  readonly mark: Explained['bodyMark'];
  readonly open: boolean;
  readonly jump: Jump;
  onToggle(open: boolean): void;
}

export function MessageBody({ run, packet, body, mark, open, jump, onToggle }: MessageBodyProps) {
  return (
    <details
      className="fold mb"
      open={open}
      data-mark={mark ?? undefined}
      onToggle={(e) => onToggle(e.currentTarget.open)}
    >
      <summary>
        <Glyph name="right" size={14} />
        {mark !== null && mark !== 'same' && (
          <span className="ml-mark mono">
            <span aria-hidden="true">{text.marks[mark]}</span>
            <span className="hidden-text">{text.markNames[mark]}</span>
          </span>
        )}
        <b>{body.title}</b>
        <span className="mono">{body.summary}</span>
      </summary>
      {open && <Opened run={run} packet={packet} body={body} jump={jump} />}
    </details>
  );
}

function Opened({ run, packet, body, jump }: Pick<MessageBodyProps, 'run' | 'packet' | 'body' | 'jump'>) {
  const { uses } = detailsOf(run.trace, packet, 'body');
  return (
    <div className="mb-open">
      <ol>
        {body.lines.map((line, i) => (
          <li key={i}>
            <code className="mono">
              <BodyText line={line.text} />
            </code>
            <p className="ml-why">
              {line.said.text} <Section rule={line.said.rule} />
            </p>
          </li>
        ))}
      </ol>
      {body.more > 0 && <p className="ml-none">{text.bodyMore(body.more)}</p>}
      {uses.length > 0 && (
        <section>
          <h4>{text.uses}</h4>
          <Links run={run} links={uses} jump={jump} />
        </section>
      )}
    </div>
  );
}
