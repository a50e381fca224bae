'use client';
// One question: the ladder so far, the answers, and after the check what each of them would be.

import Link from 'next/link';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useSize } from '../stage/use-size';
import { practiceText as text } from '../text/practice';
import { cx } from '../ui/cx';
import { Glyph } from '../ui/glyph';
import { Figure } from './figure';
import { type SetWish, writeWish } from './link';
import type { ShownOption, ShownQuestion, ShownRun } from './open';

interface AskedProps {
  readonly question: ShownQuestion;
  readonly n: number;
  readonly all: number;
  readonly set: SetWish | null;
  onJudged(right: boolean): void;
  onNext(right: boolean): void;
  onLeave(): void;
}

const SAID = { happens: text.saidRight, legal: text.saidLegal, illegal: text.saidWrong } as const;

/** The ladder is as wide as its place, between these. */
const widthIn = (size: { width: number } | null): number => Math.min(760, Math.max(340, (size?.width ?? 480) - 2));

export function Asked({ question, n, all, set, onJudged, onNext, onLeave }: AskedProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [judged, setJudged] = useState(false);
  const [said, setSaid] = useState('');
  const head = useRef<HTMLHeadingElement>(null);
  const go = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  useEffect(() => head.current?.focus(), []);
  useEffect(() => {
    if (judged) go.current?.focus({ preventScroll: true });
  }, [judged]);
  const answer = question.options.find(({ key }) => key === chosen);
  const right = answer !== undefined && answer.kind !== 'illegal';
  const check = (event?: FormEvent) => {
    event?.preventDefault();
    if (judged) return;
    if (answer === undefined) {
      setSaid(text.pick);
      return;
    }
    setJudged(true);
    setSaid(`${SAID[answer.kind]} ${answer.says}`);
    onJudged(right);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const option = /^[1-5]$/.test(event.key) ? question.options[Number(event.key) - 1] : undefined;
    if (option && !judged) setChosen(option.key);
    else if (event.key.toLowerCase() === 'n' && judged) onNext(right);
    // Enter on the heading, where the focus is at first, checks as it does in the list.
    else if (event.key === 'Enter' && event.target === head.current) check();
    else return;
    event.preventDefault();
  };
  return (
    <div className="pr-asked" onKeyDown={onKeyDown} role="presentation">
      <div className="pr-figure" ref={place}>
        <Figure view={question.view} at={question.at} label={text.figure} name="asked" width={widthIn(size)} />
        <p className="pr-help">
          {text.until(question.at)}
          {/* A title may give it away: it comes with the answer. */}
          {judged && (
            <>
              {' '}
              {text.from} <b>{question.title}</b>.
            </>
          )}
        </p>
      </div>
      <form className="pr-question" onSubmit={check}>
        <p className="eyebrow">
          {text.place(n, all)}
          {set && <Share set={set} />}
        </p>
        <h1 ref={head} tabIndex={-1}>
          {question.ask}
        </h1>
        <fieldset className="pr-options">
          <legend className="hidden-text">{text.options}</legend>
          {question.options.map((option, i) => (
            <Choice
              key={option.key}
              option={option}
              number={i + 1}
              chosen={option.key === chosen}
              judged={judged}
              width={widthIn(size)}
              onChoose={() => setChosen(option.key)}
            />
          ))}
        </fieldset>
        <p className={cx('pr-said', judged && (right ? 'right' : 'wrong'))} role="status">
          {judged && answer ? SAID[answer.kind] : said}
        </p>
        <p className="wi-row">
          {judged ? (
            <button type="button" className="btn ink big" ref={go} onClick={() => onNext(right)}>
              {n >= all ? text.finish : text.next}
              <Glyph name="arrow" size={15} />
            </button>
          ) : (
            <button type="submit" className="btn ink big">
              {text.check}
            </button>
          )}
          <button type="button" className="btn line" onClick={onLeave}>
            {text.back}
          </button>
          {judged && (
            <Link href={question.href} prefetch={false}>
              {text.stage}
            </Link>
          )}
        </p>
        <p className="pr-help pr-keys">{text.keys}</p>
      </form>
    </div>
  );
}

interface ChoiceProps {
  readonly option: ShownOption;
  readonly number: number;
  readonly chosen: boolean;
  readonly judged: boolean;
  readonly width: number;
  onChoose(): void;
}

function Choice({ option, number, chosen, judged, width, onChoose }: ChoiceProps) {
  const { key, words, kind, says, ref, href, show } = option;
  const [ran, setRan] = useState<ShownRun | 'none' | null>(null);
  return (
    <div className={cx('pr-option', judged && kind, chosen && 'chosen')}>
      <label>
        <input type="radio" name="answer" value={key} checked={chosen} disabled={judged} onChange={onChoose} />
        <span className="mono" aria-hidden="true">
          {number}
        </span>
        <span>{words}</span>
        {judged && (
          <b className="pr-verdict">
            {text.verdicts[kind]}
            {chosen && <span className="hidden-text"> ({text.yours})</span>}
          </b>
        )}
      </label>
      {judged && (
        <div className="pr-why">
          <p>
            {says} {ref && <span className="ref">{text.ref(ref.rfc, ref.section)}</span>}
          </p>
          {href && (
            <Link href={href} prefetch={false}>
              {text.stageRun}
            </Link>
          )}
          {show && (
            <button
              type="button"
              className="btn line"
              aria-expanded={ran !== null}
              onClick={() => setRan(ran === null ? (show() ?? 'none') : null)}
            >
              {ran === null ? text.show : text.shown}
            </button>
          )}
          {ran === 'none' && <p>{text.notRun}</p>}
          {ran !== null && ran !== 'none' && (
            <section className="pr-ran" aria-label={text.ranTitle(words)}>
              <div role="status">
                <ul>
                  {ran.says.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </div>
              <Figure
                view={ran.view}
                at={ran.at}
                selected={ran.selected}
                label={text.ran(words)}
                name={`ran-${number}`}
                width={Math.min(width, 440)}
              />
              <Link href={ran.href} prefetch={false}>
                {text.stageThis}
              </Link>
            </section>
          )}
        </div>
      )}
    </div>
  );
}

function Share({ set }: { set: SetWish }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(`${location.origin}${location.pathname}${writeWish(set)}`);
    setDone(true);
  };
  return (
    <button type="button" className="pr-share" title={text.shareHelp(set.seed)} onClick={() => void copy()}>
      <Glyph name="share" size={13} />
      {done ? text.shared : text.share}
    </button>
  );
}
