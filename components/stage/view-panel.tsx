'use client';
// How the ladder is drawn: time, what the axis counts, density, and the columns, which can be moved and folded. All of it
// is one plain value that its owner keeps.

import { useEffect, useRef, useState } from 'react';
import { type Column, columnsOf } from '../ladder/arrange';
import { apart, joinedWithNext, moved } from '../ladder/arranging';
import type { Call } from '../ladder/calls';
import { DENSITIES, denser } from '../ladder/density';
import { stepName } from '../ladder/lanes';
import type { LadderNode, LadderView, Step as LensStep } from '../ladder/model';
import { SCOPES, TIME_MODES, TIMES } from '../ladder/options';
import { ladderText } from '../text/ladder';
import { noticesText } from '../text/notices';
import { scopeText } from '../text/scopes';
import { viewText as text } from '../text/view';
import { Glyph } from '../ui/glyph';
import { IconButton } from '../ui/icon-button';
import { AS_DESIGNED, type ViewOptions, writeView } from './view-options';

export interface ViewPanelProps {
  /** Its lifelines are in the run's own order. */
  readonly ladder: LadderView;
  /** The calls of the run, read when the panel opens. */
  calls(): readonly Call[];
  readonly options: ViewOptions;
  /** The step that is looked at alone. The lane heads are small; here it is chosen by a finger. */
  readonly lens: LensStep | null;
  onLens(lens: LensStep | null): void;
  onChange(options: ViewOptions): void;
}

const LENSES = ['0', '1', '2', '3', '4', '5'] as const;

export function ViewPanel(props: ViewPanelProps) {
  const { ladder, options, onChange } = props;
  const changed = writeView(options) !== '';
  const density = (by: 1 | -1) => onChange({ ...options, density: denser(options.density, by) });
  return (
    <>
      <label className="check" title={text.asTextHelp}>
        <input
          type="checkbox"
          checked={options.text}
          onChange={(event) => onChange({ ...options, text: event.target.checked })}
        />
        {text.asText}
      </label>
      <Choice
        title={text.time}
        name="time"
        values={TIME_MODES}
        now={options.time}
        says={(value) => text.timeModes[value]}
        onChoose={(time) => onChange({ ...options, time })}
      />
      <Choice
        title={text.times}
        name="times"
        values={TIMES}
        now={options.times}
        says={(value) => text.timesAs[value]}
        onChoose={(times) => onChange({ ...options, times })}
      />
      <div className="view-density">
        <Choice
          title={text.density}
          name="density"
          values={DENSITIES}
          now={options.density}
          says={(value) => [text.densities[value]]}
          onChoose={(value) => onChange({ ...options, density: value })}
        />
        <span>
          <Step
            label={text.closer}
            glyph="minus"
            off={options.density === DENSITIES.at(-1)}
            onPress={() => density(1)}
          />
          <Step label={text.wider} glyph="plus" off={options.density === DENSITIES[0]} onPress={() => density(-1)} />
        </span>
      </div>
      <Choice
        title={text.lens}
        name="lens"
        values={LENSES}
        now={LENSES[props.lens ?? 0] ?? '0'}
        says={(value) => (value === '0' ? [text.allSteps] : [`${value} ${stepName(Number(value) as LensStep)}`])}
        onChoose={(value) => props.onLens(value === '0' ? null : (Number(value) as LensStep))}
      />
      <Choice
        title={scopeText.title}
        name="scope"
        values={SCOPES}
        now={options.scope}
        says={(value) => scopeText.names[value]}
        onChoose={(scope) => onChange({ ...options, scope })}
      />
      <Calls {...props} />
      <Columns nodes={ladder.nodes} options={options} onChange={onChange} />
      <button type="button" className="btn line" disabled={!changed} onClick={() => onChange(AS_DESIGNED)}>
        <Glyph name="undo" size={15} />
        {text.reset}
      </button>
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly title: string;
  readonly name: string;
  readonly values: readonly T[];
  readonly now: T;
  /** What a value is called, and what it means. */
  says(value: T): readonly string[];
  onChoose(value: T): void;
}

function Choice<T extends string>({ title, name, values, now, says, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset className="view-choice" data-name={name}>
      <legend>{title}</legend>
      {values.map((value) => {
        const [called, means] = says(value);
        return (
          <label key={value} title={means}>
            <input type="radio" name={`view-${name}`} checked={value === now} onChange={() => onChoose(value)} />
            <span>{called}</span>
          </label>
        );
      })}
      <p>{says(now)[1]}</p>
    </fieldset>
  );
}

interface StepProps {
  readonly label: string;
  readonly glyph: 'plus' | 'minus' | 'left' | 'right' | 'fold' | 'unfold';
  readonly off?: boolean;
  readonly mark?: string;
  onPress(): void;
}

/** A small button; out of order it stays where it is, so that the focus does not get lost. */
const Step = ({ label, glyph, off = false, mark, onPress }: StepProps) => (
  <IconButton
    glyph={glyph}
    size={15}
    label={label}
    aria-disabled={off}
    data-mark={mark}
    onClick={() => !off && onPress()}
  />
);

const calledColumn = (column: Column): string => ladderText.together(column.map(({ name }) => name));

/** Each call can be folded away; the last one that is left stays. */
function Calls({ ladder: { nodes }, calls, options, onChange }: ViewPanelProps) {
  const all = calls();
  const { folded } = options;
  if (all.length < 2) return null;
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? id;
  return (
    <fieldset className="view-calls">
      <legend>{text.calls}</legend>
      {all.map(({ id, first, messages }) => {
        const seen = !folded.includes(id);
        const only = seen && all.every((call) => call.id === id || folded.includes(call.id));
        return (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={seen}
              disabled={only}
              onChange={() =>
                onChange({ ...options, folded: seen ? [...folded, id] : folded.filter((other) => other !== id) })
              }
            />
            <span>
              {noticesText.call(`${first.labels.at(-1)} ${first.number}`, nameOf(first.from), nameOf(first.to))}
            </span>
            <small>{text.callMessages(messages)}</small>
          </label>
        );
      })}
    </fieldset>
  );
}

interface ColumnsProps extends Pick<ViewPanelProps, 'options' | 'onChange'> {
  readonly nodes: readonly LadderNode[];
}

function Columns({ nodes, options, onChange }: ColumnsProps) {
  const list = useRef<HTMLOListElement>(null);
  const mark = useRef<string | null>(null);
  const [said, setSaid] = useState('');
  const columns = columnsOf(nodes, options.columns);
  // A row that moved takes the focus with it.
  useEffect(() => {
    if (mark.current === null) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-mark]') ?? [])];
    buttons.find((button) => button.dataset.mark === mark.current)?.focus();
    mark.current = null;
  });
  const put = (arrangement: ViewOptions['columns'], what: string, first: string) => {
    mark.current = `${what} ${first}`;
    const now = columnsOf(nodes, arrangement);
    const at = now.findIndex((column) => column.some(({ id }) => id === first));
    const there = now[at];
    if (there) setSaid(text.place(calledColumn(there), at + 1, now.length));
    onChange({ ...options, columns: arrangement });
  };
  return (
    <section className="view-columns">
      <h3>{text.columns}</h3>
      <ol ref={list}>
        {columns.map((column, i) => {
          const [{ id }] = column;
          const name = calledColumn(column);
          const next = columns[i + 1];
          return (
            <li key={id}>
              <span>{name}</span>
              {column.length > 1 ? (
                <Step
                  label={text.unfold(name)}
                  glyph="unfold"
                  mark={`fold ${id}`}
                  onPress={() => put(apart(nodes, options.columns, i), 'fold', id)}
                />
              ) : (
                <Step
                  label={next ? text.fold(name, calledColumn(next)) : text.foldNothing(name)}
                  glyph="fold"
                  off={!next || columns.length < 3}
                  mark={`fold ${id}`}
                  onPress={() => put(joinedWithNext(nodes, options.columns, i), 'fold', id)}
                />
              )}
              <Step
                label={text.moveLeft(name)}
                glyph="left"
                off={i === 0}
                mark={`left ${id}`}
                onPress={() => put(moved(nodes, options.columns, i, -1), 'left', id)}
              />
              <Step
                label={text.moveRight(name)}
                glyph="right"
                off={!next}
                mark={`right ${id}`}
                onPress={() => put(moved(nodes, options.columns, i, 1), 'right', id)}
              />
            </li>
          );
        })}
      </ol>
      <p className="hidden-text" aria-live="polite">
        {said}
      </p>
    </section>
  );
}
