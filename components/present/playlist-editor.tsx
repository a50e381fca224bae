'use client';
// A playlist edited in place: stops added from the address of a stage, moved, captioned, and saved as a file.

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { presentText as text } from '../text/present';
import { IconButton } from '../ui/icon-button';
import { stopFromAddress } from './playlist';
import { type Playlist, type Stop, writePlaylist } from './playlist-file';

interface PlaylistEditorProps {
  readonly playlist: Playlist;
  onChange(playlist: Playlist): void;
  onDone(): void;
}

export function PlaylistEditor({ playlist, onChange, onDone }: PlaylistEditorProps) {
  const { title, stops } = playlist;
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ readonly to: number; readonly by: 1 | -1 } | null>(null);
  // The focus goes along with a stop that is moved, to the same button, or to the other one at either end.
  useEffect(() => {
    if (moved.current === null) return;
    const { to, by } = moved.current;
    moved.current = null;
    const [up, down] = list.current?.children[to]?.querySelectorAll<HTMLButtonElement>('.btn.icon') ?? [];
    const [same, other] = by === -1 ? [up, down] : [down, up];
    (same?.disabled ? other : same)?.focus();
  });
  const put = (next: readonly Stop[]) => onChange({ ...playlist, stops: next });
  const move = (from: number, to: number) => {
    const stop = stops[from];
    if (!stop || to < 0 || to >= stops.length) return;
    const rest = stops.filter((_, i) => i !== from);
    moved.current = { to, by: to < from ? -1 : 1 };
    // Where a figure of a lesson ended says nothing beside other neighbours.
    const { until: _, ...alone } = stop;
    put([...rest.slice(0, to), alone, ...rest.slice(to)]);
  };
  return (
    <section className="box editor" aria-label={text.edit}>
      <p className="stop-fields list-title">
        <label htmlFor={`${id}-title`}>{text.title}</label>
        <input
          id={`${id}-title`}
          className="field"
          value={title}
          maxLength={200}
          onChange={(event) => onChange({ ...playlist, title: event.target.value })}
        />
      </p>
      <ol ref={list}>
        {stops.map((stop, i) => (
          <li key={`${i} ${stop.scenario} ${stop.link}`}>
            <StopFields
              stop={stop}
              number={i + 1}
              last={i === stops.length - 1}
              onChange={(next) => put(stops.map((s, at) => (at === i ? next : s)))}
              onMove={(by) => move(i, i + by)}
              onRemove={() => put(stops.filter((_, at) => at !== i))}
            />
          </li>
        ))}
      </ol>
      <AddStop onAdd={(stop) => put([...stops, stop])} />
      <p className="wi-row">
        <span className="wi-note">{text.kept}</span>
        <a
          className="btn line"
          download={`${title}.json`}
          href={`data:application/json;charset=utf-8,${encodeURIComponent(writePlaylist(playlist))}`}
        >
          {text.save}
        </a>
        <button type="button" className="btn hand" onClick={onDone}>
          {text.done}
        </button>
      </p>
    </section>
  );
}

interface StopFieldsProps {
  readonly stop: Stop;
  readonly number: number;
  readonly last: boolean;
  onChange(stop: Stop): void;
  onMove(by: 1 | -1): void;
  onRemove(): void;
}

function StopFields({ stop, number, last, onChange, onMove, onRemove }: StopFieldsProps) {
  const id = useId();
  return (
    <fieldset className="stop-fields">
      <legend>
        {text.stop(number)} <span className="mono">{stop.scenario}</span>
      </legend>
      <label htmlFor={`${id}-caption`}>{text.caption}</label>
      <textarea
        id={`${id}-caption`}
        className="field"
        rows={2}
        value={stop.caption}
        maxLength={400}
        onChange={(event) => onChange({ ...stop, caption: event.target.value })}
      />
      <label htmlFor={`${id}-notes`}>{text.notes}</label>
      <textarea
        id={`${id}-notes`}
        className="field"
        rows={3}
        value={stop.notes}
        maxLength={4000}
        onChange={(event) => onChange({ ...stop, notes: event.target.value })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={stop.reveal}
          onChange={(event) => onChange({ ...stop, reveal: event.target.checked })}
        />
        {text.reveal}
      </label>
      {stop.reveal && (
        <>
          <label htmlFor={`${id}-asks`}>{text.asks}</label>
          <input
            id={`${id}-asks`}
            className="field"
            value={stop.asks ?? ''}
            placeholder={text.hidden}
            maxLength={400}
            onChange={(event) => onChange({ ...stop, asks: event.target.value })}
          />
        </>
      )}
      <span className="list-tools">
        <IconButton glyph="up" size={15} label={text.up} onClick={() => onMove(-1)} disabled={number === 1} />
        <IconButton glyph="down" size={15} label={text.down} onClick={() => onMove(1)} disabled={last} />
        <button type="button" className="btn" onClick={onRemove}>
          {text.remove}
        </button>
      </span>
    </fieldset>
  );
}

function AddStop({ onAdd }: { onAdd(stop: Stop): void }) {
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const stop = stopFromAddress(address);
    setWrong(!stop);
    if (!stop) return;
    setAddress('');
    onAdd(stop);
  };
  return (
    <form className="add-stop" onSubmit={submit}>
      <label htmlFor={id}>{text.address}</label>
      <input
        id={id}
        className="field mono"
        value={address}
        aria-invalid={wrong}
        aria-describedby={`${id}-help`}
        onChange={(event) => setAddress(event.target.value)}
      />
      <button type="submit" className="btn line">
        {text.add}
      </button>
      <p id={`${id}-help`} className={wrong ? 'field-wrong' : 'wi-note'} role={wrong ? 'alert' : undefined}>
        {wrong ? text.addressWrong : text.addressHelp}
      </p>
    </form>
  );
}
