'use client';
// Two messages beside each other, joined by header, with the words that differ marked. In a narrow place one line stands
// under the other; a wide one has two columns.

import { type ReactNode, useState } from 'react';
import {
  type Arrived,
  type ComparedRow,
  compareMessages,
  differences,
  type Explained,
  type Message,
  type Piece,
} from '@/engine';
import type { Run } from '../stage/run';
import { messageText as text } from '../text/message';
import { Modal } from '../ui/modal';
import { type Choice, choiceByNumber, choicesFor } from './compare-choices';
import { Breakable } from './wire-line';

interface CompareProps {
  readonly run: Run;
  readonly base: Run | null;
  readonly id: string;
  /** 'INVITE F5'. */
  readonly name: string;
  readonly message: Message;
  readonly explained: Explained;
  readonly arrived: Arrived | null;
  /** What the reader chose to compare with; null for what lies nearest. */
  readonly chosen: string | null;
  onChoose(value: string): void;
}

export function Compare(props: CompareProps) {
  const { run, base, id, name, message, explained, arrived, chosen, onChoose } = props;
  const [only, setOnly] = useState(false);
  const [wide, setWide] = useState(false);
  const [named, setNamed] = useState<Choice | null>(null);
  const { near, others, beyond } = choicesFor(run, base, id, explained, arrived);
  const all = [...near, ...others, ...(named ? [named] : [])];
  const other = all.find(({ value }) => value === chosen) ?? near[0] ?? others[0];
  if (!other) return <p className="ml-none">{text.compareNone}</p>;
  const rows = <Rows a={other} name={name} message={message} only={only} />;
  return (
    <div className="cmp">
      <div className="cmp-pick">
        <label>
          <span>{text.compareWith}</span>
          <select className="field" value={other.value} onChange={(event) => onChoose(event.target.value)}>
            {near.length > 0 && (
              <optgroup label={text.compareNear}>
                {near.map((choice) => (
                  <Option key={choice.value} choice={choice} />
                ))}
              </optgroup>
            )}
            {named && !others.includes(named) && <Option choice={named} />}
            <optgroup label={text.compareOthers}>
              {others
                .filter(({ value }) => !near.some((one) => one.value === value))
                .map((choice) => (
                  <Option key={choice.value} choice={choice} />
                ))}
            </optgroup>
          </select>
        </label>
        {beyond > 0 && (
          <label>
            <span>{text.compareNumber}</span>
            <input
              className="field mono"
              placeholder="F1"
              maxLength={12}
              spellCheck={false}
              onChange={(event) => {
                const found = choiceByNumber(run, event.target.value);
                if (!found) return;
                setNamed(found);
                onChoose(found.value);
              }}
            />
          </label>
        )}
        <label className="check">
          <input type="checkbox" checked={only} onChange={(event) => setOnly(event.target.checked)} />
          {text.compareOnly}
        </label>
        <button type="button" className="btn line only-wide" onClick={() => setWide(true)}>
          {text.compareWide}
        </button>
      </div>
      {rows}
      {wide && (
        <Modal
          title={text.compareTitle(other.label, name)}
          closeLabel={text.close}
          className="cmp-modal"
          onClose={() => setWide(false)}
        >
          <div className="cmp">{rows}</div>
        </Modal>
      )}
    </div>
  );
}

const Option = ({ choice }: { readonly choice: Choice }) => <option value={choice.value}>{choice.label}</option>;

interface RowsProps {
  readonly a: Choice;
  readonly name: string;
  readonly message: Message;
  readonly only: boolean;
}

/** So many rows are shown; longer messages are compared in raw. */
const MOST_ROWS = 400;

function Rows({ a, name, message, only }: RowsProps) {
  const { head, body } = compareMessages(a.message, message);
  const all = [...head, ...body];
  const differing = all.filter(({ same }) => !same);
  const shown = (only ? differing : all).slice(0, MOST_ROWS);
  return (
    <>
      <p className="cmp-names">
        <span data-side="a">
          <i aria-hidden="true">−</i>
          {a.label}
        </span>
        <span data-side="b">
          <i aria-hidden="true">+</i>
          {name}
        </span>
      </p>
      {differing.length === 0 && <p className="ml-none">{text.compareSame}</p>}
      <ol className="cmp-rows">
        {shown.map((row, i) => (
          <Row key={i} row={row} split={row === body[0] && head.length > 0 && !only} a={a.label} b={name} />
        ))}
      </ol>
      {(only ? differing : all).length > shown.length && (
        <p className="ml-none">{text.bodyMore((only ? differing : all).length - shown.length)}</p>
      )}
    </>
  );
}

interface RowProps {
  readonly row: ComparedRow;
  /** The body begins here. */
  readonly split: boolean;
  readonly a: string;
  readonly b: string;
}

function Row({ row, split, a, b }: RowProps) {
  if (row.same) {
    return (
      <li data-same data-split={split || undefined}>
        <code className="mono side-a" aria-hidden="true">
          <Breakable text={row.a ?? ''} />
        </code>
        <code className="mono side-b">
          <Breakable text={row.b ?? ''} />
        </code>
      </li>
    );
  }
  const pieces = row.a !== null && row.b !== null ? differences(row.a, row.b) : null;
  return (
    <li data-split={split || undefined}>
      <Side side="a" who={a} whole={row.a} pieces={pieces?.a ?? null} />
      <Side side="b" who={b} whole={row.b} pieces={pieces?.b ?? null} />
    </li>
  );
}

interface SideProps {
  readonly side: 'a' | 'b';
  readonly who: string;
  /** The whole line; null where this side has none. */
  readonly whole: string | null;
  readonly pieces: readonly Piece[] | null;
}

function Side({ side, who, whole, pieces }: SideProps) {
  if (whole === null) return <span className={`side-${side} none`} aria-hidden="true" />;
  return (
    <code className={`mono side-${side}`} data-alone={pieces === null || undefined}>
      <span className="hidden-text">{who}: </span>
      {pieces === null ? (
        <Breakable text={whole} />
      ) : (
        pieces.map((piece, i) =>
          piece.same ? (
            <Breakable key={i} text={piece.text} />
          ) : (
            <Differing key={i} side={side}>
              <Breakable text={piece.text} />
            </Differing>
          ),
        )
      )}
    </code>
  );
}

const Differing = ({ side, children }: { readonly side: 'a' | 'b'; readonly children: ReactNode }) =>
  side === 'a' ? <del>{children}</del> : <ins>{children}</ins>;
