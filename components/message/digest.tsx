'use client';
// The digest of a message worked step by step, down to the response that it carries.

import { type DigestStep, type DigestWork, digestOf } from '@/engine';
import type { Jump, Run } from '../stage/run';
import { messageText as text } from '../text/message';
import { Glyph } from '../ui/glyph';
import { JumpAt, JumpTo } from './jump-to';
import { Section } from './line-details';

interface DigestProps {
  readonly run: Run;
  readonly packet: number;
  readonly open: boolean;
  readonly jump: Jump;
  onToggle(open: boolean): void;
}

/** Nothing when the message carries no credentials. */
export function Digest({ run, packet, open, jump, onToggle }: DigestProps) {
  const works = digestOf(run.trace, packet);
  if (works.length === 0) return null;
  return (
    <details className="fold" open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        <Glyph name="right" size={14} />
        <b>{text.digest}</b>
        <span>{works.map(({ realm }) => realm).join(', ')}</span>
      </summary>
      {open && works.map((work) => <Work key={`${work.header} ${work.realm}`} run={run} work={work} jump={jump} />)}
    </details>
  );
}

function Work({ run, work, jump }: { readonly run: Run; readonly work: DigestWork; readonly jump: Jump }) {
  const { challenge, checked } = work;
  return (
    <section className="digest">
      <h4>{text.digestFor(work.realm)}</h4>
      {challenge?.packet != null && (
        <p>
          {text.digestChallenge} <JumpTo run={run} packet={challenge.packet} jump={jump} />.
        </p>
      )}
      {work.missing !== null ? (
        <p>{text.digestMissing(work.missing)}</p>
      ) : (
        <>
          <ol>
            {work.steps.map((step) => (
              <Step key={step.name} step={step} algorithm={work.hashName} />
            ))}
          </ol>
          <p className="digest-end">{work.agrees ? text.digestAgrees : text.digestDiffers(work.said)}</p>
        </>
      )}
      {checked !== null && (
        <p>
          {text.digestServer}: {checked.text}{' '}
          {checked.entry !== null && <JumpAt run={run} entry={checked.entry} jump={jump} />}
        </p>
      )}
    </section>
  );
}

function Step({ step, algorithm }: { readonly step: DigestStep; readonly algorithm: string }) {
  return (
    <li>
      <p>
        <b className="mono">{step.name}</b> {step.says} <Section rule={step.rule} />
      </p>
      <p className="pieces mono">
        {step.pieces.map((piece, i) => (
          <span key={piece.name}>
            {i > 0 && <i>:</i>}
            <span>
              {piece.value}
              <small>{piece.name}</small>
            </span>
          </span>
        ))}
      </p>
      <p className="hash mono">
        <small>{text.digestHash(algorithm)}</small> {step.hash}
      </p>
    </li>
  );
}
