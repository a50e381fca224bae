'use client';
// The text of a message: as lines with their structure, or raw.

import { type ReactNode, useState } from 'react';
import { BodyText, WireLine } from '../message/wire-line';
import { inspectorText } from '../text/inspector';
import type { Wire } from './model';

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
        <span className="size">{inspectorText.messageSize(head.length, bytes)}</span>
        {pin}
        <span className="seg" role="group" aria-label={inspectorText.layoutOfText}>
          <button type="button" aria-pressed={!raw} onClick={() => setRaw(false)}>
            {inspectorText.lines}
          </button>
          <button type="button" aria-pressed={raw} onClick={() => setRaw(true)}>
            {inspectorText.raw}
          </button>
        </span>
      </div>
      <div className="in-body" tabIndex={0} role="region" aria-label={inspectorText.messageText}>
        {raw ? (
          <pre className="mono raw">{wire.text}</pre>
        ) : (
          <>
            <ol className="wire">
              {head.map((line, i) => (
                <li key={i} className="wl">
                  <code className="mono">
                    <WireLine line={line} first={i === 0} />
                  </code>
                </li>
              ))}
            </ol>
            {body && (
              <details className="wire-body">
                <summary>{inspectorText.bodyOf(type, new TextEncoder().encode(body).length)}</summary>
                <ol>
                  {body
                    .replace(/\r\n$/, '')
                    .split('\r\n')
                    .map((line, i) => (
                      <li key={i} className="wl">
                        <code className="mono">
                          <BodyText line={line} />
                        </code>
                      </li>
                    ))}
                </ol>
              </details>
            )}
          </>
        )}
      </div>
    </>
  );
}
