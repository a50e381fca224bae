'use client';
// The answers of a question: choose one, check, and see what each of them would be; a wrong one is run when asked. The same
// on the practice page and beside the ladder of a stage.

import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { practiceText as text } from '../text/practice';
import { cx } from '../ui/cx';
import { Glyph } from '../ui/glyph';
import { Link } from '../ui/link';
import { Figure } from './figure';
import type { ShownOption, ShownQuestion, ShownRun } from './question';

const SAID = { happens: text.saidRight, legal: text.saidLegal, illegal: text.saidWrong } as const;

interface AnswersProps {
  readonly question: ShownQuestion;
  /** Of the question in the outline of the page. */
  readonly level: 1 | 2;
  /** Beside the question; its keys work from there too. */
  readonly beside?: ReactNode;
  /** Above the question. */
  readonly above: ReactNode;
  /** What the button after the check says. */
  readonly goOn: string;
  /** Further things to do, after the check and before. */
  readonly more: (judged: boolean) => ReactNode;
  /** As wide as the ladder of a run may be. */
  readonly width: number;
  /** Shows a run on the stage that is there already; without it links lead to one. */
  readonly onLink?: (fragment: string) => void;
  onJudged(right: boolean): void;
  onNext(right: boolean): void;
}

export function Answers(props: AnswersProps) {
  const { question, level, beside, above, goOn, more, width, onLink, onJudged, onNext } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const [judged, setJudged] = useState(false);
  const [said, setSaid] = useState('');
  const head = useRef<HTMLHeadingElement>(null);
  const go = useRef<HTMLButtonElement>(null);
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
    event.stopPropagation();
  };
  const Head = level === 1 ? 'h1' : 'h2';
  return (
    <div className="contents" onKeyDown={onKeyDown}>
      {beside}
      <form className="pr-question" onSubmit={check}>
        {above}
        <Head ref={head} tabIndex={-1}>
          {question.ask}
        </Head>
        <fieldset className="pr-options">
          <legend className="hidden-text">{text.options}</legend>
          {question.options.map((option, i) => (
            <Choice
              key={option.key}
              option={option}
              scenario={question.scenario}
              number={i + 1}
              chosen={option.key === chosen}
              judged={judged}
              width={width}
              onLink={onLink}
              onChoose={() => setChosen(option.key)}
            />
          ))}
        </fieldset>
        <div className="pr-foot">
          <p className={cx('pr-said', judged && (right ? 'right' : 'wrong'))} role="status">
            {judged && answer ? SAID[answer.kind] : said}
          </p>
          <p className="wi-row">
            {judged ? (
              <button type="button" className="btn ink big" ref={go} onClick={() => onNext(right)}>
                {goOn}
                <Glyph name="arrow" size={15} />
              </button>
            ) : (
              <button type="submit" className="btn ink big">
                {text.check}
              </button>
            )}
            {more(judged)}
          </p>
        </div>
        <p className="pr-help pr-keys">{text.keys}</p>
      </form>
    </div>
  );
}

interface ChoiceProps {
  readonly option: ShownOption;
  readonly scenario: string;
  readonly number: number;
  readonly chosen: boolean;
  readonly judged: boolean;
  readonly width: number;
  readonly onLink: ((fragment: string) => void) | undefined;
  onChoose(): void;
}

function Choice({ option, scenario, number, chosen, judged, width, onLink, onChoose }: ChoiceProps) {
  const { key, words, kind, says, ref, link, show } = option;
  const [ran, setRan] = useState<ShownRun | 'none' | null>(null);
  const toStage = (fragment: string, label: string) =>
    onLink ? (
      <button type="button" className="btn line" onClick={() => onLink(fragment)}>
        {label}
      </button>
    ) : (
      <Link href={`/stage/${scenario}/${fragment}`}>{label}</Link>
    );
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
          {link && toStage(link, text.stageRun)}
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
              {toStage(ran.link, text.stageThis)}
            </section>
          )}
        </div>
      )}
    </div>
  );
}
