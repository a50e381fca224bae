'use client';
// The settings of an element, of a path or of the whole scenario, as forms made from the tables of the scenario language.

import { type FormEvent, useId, useState } from 'react';
import { ROLES, roleIn, type SettingEntry, settingsIn } from '@/engine';
import type { Change } from '../stage/changes';
import type { Run } from '../stage/run';
import { elementText as text } from '../text/element';
import { Said } from '../ui/said';
import { nameIn } from './words';

interface SettingsPanelProps {
  readonly run: Run;
  /** The scenario's text as it is now. */
  readonly text: string;
  /** The element whose settings are shown first; null: the scenario's. */
  readonly node: string | null;
  onChange(change: Change): void;
}

/** What people ask for first, by the setting's word. */
const COMMON = [
  'transport',
  'record-route',
  'forking',
  'stateful',
  'redirection',
  'supported',
  'early-media',
  'codecs',
  'latency',
  'loss',
  'seed',
  'via',
  'registrar',
];
/** What makes the element what it is: not a setting to play with. */
const FIXED = [
  'phone',
  'proxy',
  'b2bua',
  'redirect',
  'registrar',
  'role',
  'title',
  'source',
  'watch',
  'label',
  'offstage',
];

export function SettingsPanel(props: SettingsPanelProps) {
  const { run, text: yaml } = props;
  const { elements } = run.trace.origin.scenario;
  const [whose, setWhose] = useState<string>(props.node ?? '');
  const pick = useId();
  const element = whose === '' ? null : whose;
  const role = element === null ? null : roleIn(yaml, element);
  const fixed = (name: string) => FIXED.includes(name) && !(name === 'registrar' && role === null && element !== null);
  const settings = settingsIn(yaml, element).filter(({ name }) => !fixed(name));
  const common = COMMON.flatMap((name) => settings.filter((s) => s.name === name));
  const others = settings.filter((s) => !common.includes(s));
  const set = (name: string, value: string) =>
    props.onChange({ kind: 'setting', adjustment: { element, name, value } });
  return (
    <div className="settings">
      <p className="wi-note">{text.settingsHelp}</p>
      <p className="set-whose">
        <label htmlFor={pick}>{text.whose}</label>
        <select id={pick} className="field" value={whose} onChange={(event) => setWhose(event.target.value)}>
          <option value="">{text.scenario}</option>
          {elements.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </p>
      {role !== null && (
        <fieldset className="set-role">
          <legend>{text.role}</legend>
          {ROLES.map((name) => (
            <label key={name}>
              <input type="radio" name={`${pick}-role`} checked={role === name} onChange={() => set('role', name)} />
              <span>
                {text.roles[name]}
                <small>{text.roleHelp[name]}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Rows key={`common ${whose}`} settings={common} onSet={set} />
      {element === null && <Path run={run} onChange={props.onChange} />}
      <details>
        <summary>{text.all}</summary>
        <Rows key={`others ${whose}`} settings={others} onSet={set} />
      </details>
    </div>
  );
}

function Rows({ settings, onSet }: { settings: readonly SettingEntry[]; onSet(name: string, value: string): void }) {
  return (
    <ul className="set-rows">
      {settings.map((setting) => (
        <li key={setting.name}>
          <Row setting={setting} onSet={(value) => onSet(setting.name, value)} />
        </li>
      ))}
    </ul>
  );
}

function Row({ setting, onSet }: { setting: SettingEntry; onSet(value: string): void }) {
  const id = useId();
  const { name, says, words, value, takes, otherwise } = setting;
  const single = words !== null && !takes.endsWith('or several');
  return (
    <div className="set-row">
      <label htmlFor={id}>{name}</label>
      {single ? (
        <select id={id} className="field" value={value ?? ''} onChange={(event) => onSet(event.target.value)}>
          {value === null && <option value="">{text.leftOut}</option>}
          {words.map((word) => (
            <option key={word} value={word}>
              {word}
            </option>
          ))}
        </select>
      ) : (
        <Written id={id} key={value} value={value ?? ''} onSet={onSet} />
      )}
      <p>
        <Said>{says}</Said> {value === null && <i>{text.leftOutMeans(otherwise)}</i>}
      </p>
    </div>
  );
}

function Written({ id, value, onSet }: { id: string; value: string; onSet(value: string): void }) {
  const [written, setWritten] = useState(value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (written.trim() !== '' && written !== value) onSet(written.trim());
  };
  return (
    <form className="set-written" onSubmit={submit}>
      <input id={id} className="field" value={written} size={14} onChange={(event) => setWritten(event.target.value)} />
      <button type="submit" className="btn line" disabled={written.trim() === '' || written === value}>
        {text.set}
      </button>
    </form>
  );
}

/** A path between two elements: how long packets travel, how many are lost. */
function Path({ run, onChange }: { run: Run; onChange(change: Change): void }) {
  const ids = run.trace.origin.scenario.elements.map(({ id }) => id);
  const [a, setA] = useState(ids[0] ?? '');
  const [b, setB] = useState(ids[1] ?? '');
  const id = useId();
  if (ids.length < 2) return null;
  const set = (name: string, value: string) =>
    onChange({ kind: 'setting', adjustment: { element: [a, b], name, value } });
  const end = (value: string, onPick: (id: string) => void, label: string) => (
    <select className="field" aria-label={label} value={value} onChange={(event) => onPick(event.target.value)}>
      {ids.map((name) => (
        <option key={name} value={name}>
          {nameIn(run, name)}
        </option>
      ))}
    </select>
  );
  return (
    <fieldset className="set-path">
      <legend>{text.path}</legend>
      <p>
        {end(a, setA, text.path)} {text.and} {end(b, setB, text.and)}
      </p>
      <div className="set-row">
        <label htmlFor={`${id}-latency`}>{text.latency}</label>
        <Written id={`${id}-latency`} value="" onSet={(value) => set('latency', value)} />
      </div>
      <div className="set-row">
        <label htmlFor={`${id}-loss`}>{text.loss}</label>
        <Written id={`${id}-loss`} value="" onSet={(value) => set('loss', value)} />
      </div>
    </fieldset>
  );
}
