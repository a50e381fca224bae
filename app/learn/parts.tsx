// The parts of a lesson that need a run: its figures, the moments it names, the numbers it claims, the messages it quotes.
// All are resolved while the page is built.

import type { ReactNode } from 'react';
import type { Step } from '@/components/ladder/model';
import { excerpt } from '@/components/prose/excerpt';
import { Challenge, Note, Pitfall, Predict, ReadOn, Recap, Rfc, TermWord } from '@/components/prose/parts';
import { Scene as SceneClient } from '@/components/prose/scene';
import { carry } from '@/components/stage/carried';
import type { Linked } from '@/components/stage/link';
import { lessonText } from '@/components/text/lesson';
import { BASE } from '@/components/ui/base';
import { Glyph } from '@/components/ui/glyph';
import { Link } from '@/components/ui/link';
import { term } from '@/content/glossary';
import { placeOfEntry } from '@/content/reference';
import { inMilliseconds, momentsOf } from '@/engine';
import { headingId } from './headings';
import { placeOf, sourceOf, stageLink, textRun, theMoment } from './runs';

interface SceneProps {
  readonly of: string;
  readonly label: string;
  readonly caption: string;
  readonly lens?: Step;
  /** The part of the run that is shown, as moments; the whole run without them. */
  readonly from?: string;
  readonly to?: string;
  /** The moment the figure rests at; its end without it. */
  readonly rest?: string;
  /** The message in hand before anything was touched. */
  readonly chosen?: string;
  readonly changes?: readonly unknown[];
  readonly children?: ReactNode;
}

function Scene({ of, label, caption, lens, from, to, rest, chosen, changes = [], children }: SceneProps) {
  const run = textRun(of, changes);
  const { ladder } = run.view;
  const at = (words: string | undefined, otherwise: number) =>
    words === undefined ? otherwise : inMilliseconds(theMoment(run, words).at);
  const view = excerpt(ladder, at(from, ladder.start), at(to, ladder.end));
  const resting = rest === undefined ? { at: view.end, id: null } : placeOf(run, rest);
  const figure = {
    scenario: of,
    view: carry(view),
    lens: lens ?? null,
    rest: resting.at,
    caption,
    label,
    href: stageLink(of, resting, { lens: lens ?? null, changes }),
    source: sourceOf(of),
    ...(chosen === undefined ? {} : { chosen: placeOf(run, chosen).id }),
  };
  return <SceneClient figure={figure}>{children}</SceneClient>;
}

interface AtProps {
  readonly of: string;
  readonly select: string;
  readonly changes?: readonly unknown[];
  readonly children?: ReactNode;
}

/**
 * Names a moment of the figure: following the text, or a press, takes the figure there. A plain link, since the router's
 * own would leave the page before the figure could hear of it.
 */
function At({ of, select, changes = [], children }: AtProps) {
  const run = textRun(of, changes);
  const place = placeOf(run, select);
  const message = run.view.ladder.messages.find(({ id }) => id === place.id);
  return (
    <a
      className={`at k-${message?.kind ?? 'query'}`}
      href={`${BASE}${stageLink(of, place, { changes })}`}
      data-t={place.at}
      data-m={place.id ?? undefined}
    >
      {children ?? (message ? `${message.labels[0]} ${message.number}` : select)}
    </a>
  );
}

interface TryItProps {
  readonly of: string;
  readonly at?: string;
  readonly changes?: readonly unknown[];
  readonly lens?: Step;
  readonly panel?: Linked['panel'];
  readonly children?: ReactNode;
}

/** Opens the stage at a moment, with an experiment set up. */
function TryIt({ of, at, changes = [], lens, panel, children }: TryItProps) {
  const run = textRun(of, changes);
  const place = at === undefined ? { at: null, id: null } : placeOf(run, at);
  return (
    <p className="try-it">
      <Link className="btn line big" href={stageLink(of, place, { changes, lens: lens ?? null, panel: panel ?? null })}>
        <Glyph name="play" size={16} />
        <span>
          <b>{lessonText.tryIt}</b> {children}
        </span>
      </Link>
    </p>
  );
}

interface FactProps {
  readonly of: string;
  readonly changes?: readonly unknown[];
  /** How often something happens. */
  readonly count?: string;
  /** Seconds from one moment to another. */
  readonly between?: readonly [string, string];
  readonly children: string | number;
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A number that the text claims: it must be what the run says, or the page is not built. */
function Fact({ of, changes = [], count, between, children }: FactProps) {
  const run = textRun(of, changes);
  const said = String(children).trim().toLowerCase();
  const claimed = WORDS.includes(said) ? WORDS.indexOf(said) : Number.parseFloat(said.replace(/,/g, ''));
  const digits = /\.(\d+)/.exec(said)?.[1]?.length ?? 0;
  const found =
    count !== undefined
      ? momentsOf(run.trace, count).length
      : between !== undefined
        ? (theMoment(run, between[1]).at - theMoment(run, between[0]).at) / 1e6
        : Number.NaN;
  if (found.toFixed(digits) !== claimed.toFixed(digits))
    throw new Error(`${of}: the text says ${said}, the run says ${found} (${count ?? between?.join(' to ')})`);
  return <span className="fact">{children}</span>;
}

interface WireProps {
  readonly of: string;
  readonly select: string;
  readonly changes?: readonly unknown[];
  /** The headers to quote; all of them without it. The first line is always there. */
  readonly only?: readonly string[];
  readonly body?: boolean;
  readonly caption?: string;
}

/** A message of the run, quoted as it travelled. */
function Wire({ of, select, changes = [], only, body = false, caption }: WireProps) {
  const run = textRun(of, changes);
  const { id } = placeOf(run, select);
  const wire = run.view.wires[id ?? '']?.text ?? '';
  const [head = '', sdp = ''] = wire.split('\r\n\r\n');
  const lines = head
    .split('\r\n')
    .filter((line, i) => i === 0 || !only || only.some((name) => line.startsWith(`${name}:`)));
  return (
    <figure className="quote">
      <pre className="mono">{[...lines, ...(body && sdp !== '' ? ['', sdp.trimEnd()] : [])].join('\n')}</pre>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

let words = 0;

function Term({ name, children }: { readonly name: string; readonly children?: ReactNode }) {
  words += 1;
  return (
    <TermWord id={`term-${words}`} says={term(name).says} href={`${BASE}${placeOfEntry(`word ${name}`)}`}>
      {children ?? name}
    </TermWord>
  );
}

/** Leads to a scenario's stage; sourceOf throws if there is none. */
function OnStage({ of, children }: { readonly of: string; readonly children: ReactNode }) {
  sourceOf(of);
  return <Link href={stageLink(of, { at: null, id: null })}>{children}</Link>;
}

/** A heading that can be led to. */
const Heading = ({ children }: { readonly children?: ReactNode }) => (
  <h2 id={headingId(String(children))}>{children}</h2>
);

/** What a lesson can be written with. */
export const lessonParts = {
  h2: Heading,
  Scene,
  At,
  TryIt,
  OnStage,
  Fact,
  Wire,
  Term,
  Note,
  Pitfall,
  Recap,
  Challenge,
  Predict,
  ReadOn,
  Rfc,
};
