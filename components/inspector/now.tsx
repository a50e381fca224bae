'use client';
// How things stand at the playhead, everywhere or at one element: what is under way, which timers run, what each person
// notices, who is registered where. Every row leads to where it can be looked at.

import { useState } from 'react';
import type { PanelProps } from '../stage/run';
import { nowText as text } from '../text/now';
import { type Row, sectionsAt } from './standing-rows';

export function NowPanel({ run, at, machine, jump, tabs }: PanelProps) {
  const [all, setAll] = useState<string | null>(null);
  const chosen = machine?.node ?? null;
  const node = chosen === all ? null : chosen;
  const name = run.view.ladder.nodes.find(({ id }) => id === chosen)?.name ?? '';
  const sections = sectionsAt(run, at, node);
  return (
    <>
      <header className="in-head">
        <div>
          <h2 className="now-time">{text.title((at / 1000).toFixed(3))}</h2>
          <p className="route">
            {node === null ? text.everything : text.only(name)}
            {chosen !== null && (
              <button type="button" className="now-only" onClick={() => setAll(node === null ? null : chosen)}>
                {node === null ? text.showOnly(name) : text.showAll}
              </button>
            )}
          </p>
        </div>
      </header>
      {tabs}
      <div className="in-body now" tabIndex={-1}>
        {sections.length === 0 && (
          <div className="panel-empty">
            <h2>{text.nothing}</h2>
            <p>{text.nothingHow}</p>
          </div>
        )}
        {sections.map(({ id, rows }) => (
          <section key={id}>
            <h3>{text.sections[id]}</h3>
            <ul>
              {rows.map((row) => (
                <li key={row.key}>
                  <Line row={row} onGo={() => jump(row.target)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Line({ row, onGo }: { readonly row: Row; readonly onGo: () => void }) {
  const { label, note, value, done, more } = row;
  return (
    <>
      <button type="button" className="now-row" onClick={onGo}>
        <span className="now-what">
          <b>{label}</b> <span className="now-note">{note}</span>
        </span>
        {done !== null && (
          <svg className="now-bar" width="56" height="6" viewBox="0 0 56 6" aria-hidden="true">
            <rect className="ground" width="56" height="6" rx="2" />
            <rect className="done" width={Math.round(done * 560) / 10} height="6" rx="2" />
          </svg>
        )}
        <span className={done === null ? 'now-value' : 'now-value mono'}>{value}</span>
      </button>
      {more.length > 0 && (
        <details className="now-more">
          <summary>{text.more}</summary>
          <dl>
            {more.map(([term, is]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd className="mono">{is}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
