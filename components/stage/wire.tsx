'use client';
// The text of a message: as lines with their structure, or raw.

import { type ReactNode, useState } from 'react';
import { text } from '../text/catalogue';
import type { Wire } from './model';

const PARAMETER = /(;[\w.!%*+`'~-]+)(=("[^"]*"|[^;,>\s]*))?/g;

/** A header line in parts: the name, then its value with parameters told apart. */
function Line({ line, first }: { line: string; first: boolean }) {
  const colon = line.indexOf(':');
  if (first || colon < 0) {
    const space = line.indexOf(' ');
    return (
      <>
        <b className="w-start">{line.slice(0, space)}</b>
        {line.slice(space)}
      </>
    );
  }
  const value = line.slice(colon + 1);
  const parts: { at: number; name: string; value: string }[] = [];
  for (const m of value.matchAll(PARAMETER)) parts.push({ at: m.index, name: m[1] ?? '', value: m[2] ?? '' });
  const head = parts[0] ? value.slice(0, parts[0].at) : value;
  return (
    <>
      <span className="w-name">{line.slice(0, colon)}:</span>
      {head}
      {parts.map((part, i) => {
        const end = part.at + part.name.length + part.value.length;
        return (
          <span key={part.at}>
            <wbr />
            <span className="w-param">
              {part.name}
              {part.value && '='}
            </span>
            <span className="w-value">{part.value.slice(1)}</span>
            {value.slice(end, parts[i + 1]?.at ?? value.length)}
          </span>
        );
      })}
    </>
  );
}

/** Header lines unfolded (RFC 3261 §7.3.1: a line that begins with a blank goes on), and the body behind them. */
export function split(wire: string): { head: readonly string[]; body: string } {
  const end = wire.indexOf('\r\n\r\n');
  const head = end < 0 ? wire : wire.slice(0, end);
  return { head: head.replace(/\r\n[ \t]+/g, ' ').split('\r\n'), body: end < 0 ? '' : wire.slice(end + 4) };
}

/** `pin` stands in the row above the text. */
export function WireText({ wire, pin }: { wire: Wire; pin: ReactNode }) {
  const [raw, setRaw] = useState(false);
  const { head, body } = split(wire.text);
  const bytes = new TextEncoder().encode(wire.text).length;
  const type = head.find((line) => /^(content-type|c):/i.test(line))?.replace(/^[^:]*:\s*/, '') ?? '';
  return (
    <>
      <div className="in-sub">
        <span className="size">{text.messageSize(head.length, bytes)}</span>
        {pin}
        <span className="seg" role="group" aria-label={text.layoutOfText}>
          <button type="button" aria-pressed={!raw} onClick={() => setRaw(false)}>
            {text.lines}
          </button>
          <button type="button" aria-pressed={raw} onClick={() => setRaw(true)}>
            {text.raw}
          </button>
        </span>
      </div>
      <div className="in-body" tabIndex={0} role="region" aria-label={text.messageText}>
        {raw ? (
          <pre className="mono raw">{wire.text}</pre>
        ) : (
          <>
            <ol className="wire">
              {head.map((line, i) => (
                <li key={i} className="wl">
                  <code className="mono">
                    <Line line={line} first={i === 0} />
                  </code>
                </li>
              ))}
            </ol>
            {body && (
              <section className="wire-body">
                <h3>{text.bodyOf(type, new TextEncoder().encode(body).length)}</h3>
                <ol>
                  {body
                    .replace(/\r\n$/, '')
                    .split('\r\n')
                    .map((line, i) => (
                      <li key={i} className="wl">
                        <code className="mono">
                          {/^[a-z]=/.test(line) ? (
                            <>
                              <b className="w-name">{line.slice(0, 2)}</b>
                              {line.slice(2)}
                            </>
                          ) : (
                            line
                          )}
                        </code>
                      </li>
                    ))}
                </ol>
              </section>
            )}
          </>
        )}
      </div>
    </>
  );
}
