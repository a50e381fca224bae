'use client';
// What a line opens to: its parts, where it comes from, where it is taken up, each with a way there and its section.

import { type Cited, detailsOf, type ExplainedLine, type Link } from '@/engine';
import type { Jump, Run } from '../stage/run';
import { messageText as text } from '../text/message';
import { JumpAt, JumpTo } from './jump-to';

interface DetailsProps {
  readonly run: Run;
  readonly packet: number;
  readonly line: ExplainedLine;
  /** Who sends the message. */
  readonly sender: string;
  readonly jump: Jump;
}

export const Section = ({ rule }: { readonly rule: Cited }) => (
  <span className="ref">{text.section(rule.rfc, rule.section)}</span>
);

export function LineDetails({ run, packet, line, sender, jump }: DetailsProps) {
  const { parts, origins, uses } = detailsOf(run.trace, packet, line.id);
  return (
    <div className="ml-more">
      {parts.length > 0 && (
        <section aria-label={text.parts}>
          <dl className="ml-parts">
            {parts.map((part, i) => (
              <div key={i}>
                <dt>
                  <b>{part.name}</b>
                  {part.value !== '' && <code className="mono">{part.value}</code>}
                </dt>
                <dd>
                  {part.said.text} <Section rule={part.said.rule} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section>
        <h4>{text.origin}</h4>
        <Origin run={run} line={line} sender={sender} jump={jump} />
        {origins.length > 0 && <Links run={run} links={origins} jump={jump} />}
      </section>
      <section>
        <h4>{text.uses}</h4>
        {uses.length > 0 ? <Links run={run} links={uses} jump={jump} /> : <p className="ml-none">{text.noUses}</p>}
      </section>
    </div>
  );
}

function Origin({ run, line, sender, jump }: Omit<DetailsProps, 'packet'>) {
  const { from, how, rule, was } = line;
  if (from === null || how === 'written') {
    return (
      <p>
        {text.how.written(sender)} {rule && <Section rule={rule} />}
      </p>
    );
  }
  const other = from.part !== line.part && how === 'taken';
  return (
    <>
      <p>
        {text.how[how]} {other && `${text.takenFrom(nameOfPart(from.part))} `}
        <JumpTo run={run} packet={from.packet} jump={jump} /> {rule && <Section rule={rule} />}
      </p>
      {was !== null && (
        <p>
          {text.wasBefore} <code className="mono was">{was}</code>
        </p>
      )}
    </>
  );
}

/** 'record-route' as it is written: 'Record-Route'. */
const nameOfPart = (part: string): string =>
  /^(call-id|cseq|www-authenticate|rseq|rack)$/.test(part)
    ? ({ 'call-id': 'Call-ID', cseq: 'CSeq', 'www-authenticate': 'WWW-Authenticate', rseq: 'RSeq', rack: 'RAck' }[
        part
      ] ?? part)
    : part.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()).replace('Request-Line', 'Request-URI');

const capital = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1);

export function Links({
  run,
  links,
  jump,
}: {
  readonly run: Run;
  readonly links: readonly Link[];
  readonly jump: Jump;
}) {
  return (
    <ul className="ml-links">
      {links.map((link, i) => (
        <li key={i}>
          {link.value === '' ? capital(link.text) : <b>{link.value}</b>} {link.value !== '' && link.text}
          {link.packet !== null && (
            <>
              {': '}
              <JumpTo run={run} packet={link.packet} jump={jump} />
            </>
          )}
          {link.packet === null && link.entry !== null && (
            <>
              {' '}
              <JumpAt run={run} entry={link.entry} jump={jump} />
            </>
          )}{' '}
          <Section rule={link.rule} />
        </li>
      ))}
    </ul>
  );
}
