'use client';
// One field to find anything: a message of this call, a scenario, a header, a machine, a section of an RFC.

import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { nearest } from '@/engine';
import { numberOf } from '../ladder/labels';
import type { LadderView } from '../ladder/model';
import type { Jump, Run } from '../stage/run';
import { stageText as text } from '../text/stage';
import { BASE } from '../ui/base';
import { Glyph } from '../ui/glyph';
import { Modal } from '../ui/modal';
import { type Finding, type Kind, matching, messageFindings } from './find';

interface PaletteProps {
  readonly ladder: LadderView;
  readonly run: Run | null;
  readonly jump: Jump;
  onClose(): void;
}

const MOST_SHOWN = 40;

/** Everything that is not of this call, as the site's own index lists it; empty until it is read. */
function useIndex(): readonly Finding[] {
  const [index, setIndex] = useState<readonly Finding[]>([]);
  useEffect(() => {
    let gone = false;
    fetch(`${BASE}/find.json`)
      .then((response) => response.json())
      .then((rows: readonly [Kind, string, string, string][]) => {
        if (!gone) setIndex(rows.map(([kind, label, detail, href]) => ({ kind, label, detail, href: BASE + href })));
      })
      .catch(() => {
        // Without the index, the messages of the call are still found.
      });
    return () => {
      gone = true;
    };
  }, []);
  return index;
}

export function Palette({ ladder, run, jump, onClose }: PaletteProps) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const index = useIndex();
  const own = useMemo(() => messageFindings(ladder, run, numberOf), [ladder, run]);
  const all = useMemo(() => [...own, ...index], [own, index]);
  const found = useMemo(() => matching(all, query).slice(0, MOST_SHOWN), [all, query]);
  const chosen = Math.min(at, found.length - 1);
  const go = (finding: Finding | undefined) => {
    if (!finding) return;
    onClose();
    if (finding.target) jump(finding.target);
    else if (finding.href) location.assign(finding.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && found.length > 0) {
      const next = (chosen + by + found.length) % found.length;
      setAt(next);
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') go(found[chosen]);
    else return;
    event.preventDefault();
  };
  const meant =
    found.length === 0 && query.trim() !== ''
      ? nearest(
          query.trim(),
          all.map(({ label }) => label),
        )
      : null;
  return (
    <Modal title={text.palette} closeLabel={text.close} className="palette" onClose={onClose}>
      <div className="palette-field">
        <Glyph name="search" size={18} />
        <input
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
          aria-label={text.palette}
          placeholder={text.paletteHelp}
          value={query}
          data-first
          spellCheck={false}
          maxLength={200}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={text.palette}>
        {found.map((finding, i) => (
          <li
            key={`${finding.kind} ${finding.label} ${finding.detail}`}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            onPointerDown={(event) => {
              event.preventDefault();
              go(finding);
            }}
          >
            <b>{finding.label}</b>
            <span>{finding.detail}</span>
            <small>{text.kinds[finding.kind]}</small>
          </li>
        ))}
      </ul>
      {found.length === 0 && query.trim() !== '' && (
        <p className="palette-none" role="status">
          {text.nothing(query.trim())}
          {meant && (
            <button type="button" className="btn line" onClick={() => setQuery(meant)}>
              {text.meant} {meant}?
            </button>
          )}
        </p>
      )}
    </Modal>
  );
}
