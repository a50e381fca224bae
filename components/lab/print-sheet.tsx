'use client';
// The stage on paper: the whole run as it ended, on as many sheets as it takes, each with its heads; then the same as
// text, and where it can be seen moving.

import { useMemo } from 'react';
import { arranged } from '../ladder/arrange';
import { saidFacts } from '../ladder/facts';
import { LaneHeads } from '../ladder/gutter';
import { HEADS, Heads } from '../ladder/heads';
import { Ladder } from '../ladder/ladder';
import { stepName } from '../ladder/lanes';
import { layout } from '../ladder/layout';
import type { LadderView, Step } from '../ladder/model';
import { edgeOf } from '../ladder/options';
import type { StageView } from '../stage/model';
import { measuresFor, type ViewOptions } from '../stage/view-options';
import { printText as text } from '../text/print';
import { printParts } from './print-pages';

export interface PrintSheetProps {
  readonly view: StageView;
  readonly ladder: LadderView;
  readonly look: ViewOptions;
  readonly lens: Step | null;
  /** How many changes the reader made, and the consequence is drawn. */
  readonly changes: number;
  /** The address of this very moment. */
  readonly link: string;
}

/** A lifeline needs so much width to be read on paper, and a figure is no narrower. */
const SPAN = 132;
const NARROWEST = 780;
/** Height by width of what every usual paper leaves inside its margins, and what the title takes of the first sheet. */
const SHEET = 1.24;
const TITLE = 0.14;

export function PrintSheet({ view, ladder, look, lens, changes, link }: PrintSheetProps) {
  const laid = useMemo(() => {
    const shown = arranged(ladder, look.columns);
    const measures = measuresFor(look, false, NARROWEST);
    const width = edgeOf(measures) + measures.padLeft + measures.padRight + SPAN * (shown.nodes.length - 1);
    return layout(shown, { ...measures, width: Math.max(NARROWEST, width), words: false, nowPill: false, bottom: 12 });
  }, [ladder, look]);
  const most = laid.width * SHEET - HEADS.height;
  const parts = printParts(laid, most, most - laid.width * TITLE);
  const after = ladder.end + 1;
  const machines = [...new Set(ladder.states.map(({ machine }) => machine).filter(Boolean))].sort();
  const [address] = link.split('/stage/');
  return (
    <article className="print-sheet">
      <header>
        <h1>{view.title}</h1>
        <p>
          {[
            view.source,
            text.counts(ladder.messages.filter(({ kind }) => kind !== 'query').length, laid.view.nodes.length),
            lens && text.lens(stepName(lens)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      {parts.map(({ top, bottom }, i) => (
        <figure key={top}>
          <svg
            className="fig"
            viewBox={`0 0 ${laid.width} ${HEADS.height + bottom - top}`}
            width={laid.width}
            height={HEADS.height + bottom - top}
            role="img"
            aria-label={text.part(view.title, i + 1, parts.length)}
          >
            <LaneHeads layout={laid} at={after} lens={lens} height={HEADS.height} first={14} rise={14} />
            <Heads layout={laid} measures={HEADS} now={after} />
            <svg
              y={HEADS.height}
              width={laid.width}
              height={bottom - top}
              viewBox={`0 ${top} ${laid.width} ${bottom - top}`}
              overflow="hidden"
              aria-hidden="true"
            >
              <Ladder
                layout={laid}
                at={after}
                selected={null}
                lens={lens}
                window={{ top: top - 60, bottom: bottom + 60 }}
                name={`print-${i}`}
              />
            </svg>
          </svg>
          <figcaption>
            {text.part(view.title, i + 1, parts.length)} {i === parts.length - 1 && text.made(changes)}
          </figcaption>
        </figure>
      ))}
      <section>
        <h2>{text.list}</h2>
        <ol>
          {saidFacts(ladder).map(({ id, sentence }) => (
            <li key={id}>{sentence}</li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{text.again}</h2>
        <p className="mono">{link}</p>
        {machines.length > 0 && <p>{text.machines}</p>}
        <ul className="mono">
          {machines.map((name) => (
            <li key={name}>{`${address}/machines/${name}/`}</li>
          ))}
        </ul>
      </section>
    </article>
  );
}
