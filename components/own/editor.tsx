'use client';
// Where a scenario is written: its text, what is wrong with it and where, and the way to run it.

import { type ChangeEvent, type FormEvent, type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { ownText as text } from '../text/own';
import { Glyph } from '../ui/glyph';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';

/** Something wrong in the text: as the reader of scenarios tells it. */
export interface Fault {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
  readonly suggestion?: string;
}

interface EditorProps {
  readonly source: string;
  readonly faults: readonly Fault[];
  readonly notice: string | null;
  /** The engine is not there yet. */
  readonly waits: boolean;
  onSource(source: string): void;
  onRun(): void;
  onFile(content: string): void;
}

const MOST = 131_072;

export function Editor(props: EditorProps) {
  const { source, faults, notice, waits, onSource } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  // What was typed before the page came alive counts too.
  const typed = useRef(onSource);
  typed.current = onSource;
  useEffect(() => {
    if (field.current) typed.current(field.current.value);
  }, []);
  const lines = source.split('\n');
  const offsetOf = ({ line, column }: Fault) =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  const goTo = (fault: Fault) => {
    field.current?.focus();
    field.current?.setSelectionRange(offsetOf(fault), offsetOf(fault) + fault.length);
  };
  const mend = (fault: Fault) => {
    const at = offsetOf(fault);
    onSource(source.slice(0, at) + (fault.suggestion ?? '') + source.slice(at + fault.length));
    field.current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onRun();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.onRun();
  };
  const open = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file) props.onFile(await file.text());
  };
  return (
    <>
      <SiteHeader />
      <main className="own">
        <h1>{text.title}</h1>
        <p className="lead">{text.intro}</p>
        {notice && (
          <p className="own-notice" role="alert">
            {notice}
          </p>
        )}
        <noscript>
          <p className="own-notice">{text.noScript}</p>
        </noscript>
        <form className="needs-script" onSubmit={submit}>
          <label htmlFor={id}>{text.field}</label>
          <textarea
            ref={field}
            id={id}
            className="field mono"
            rows={20}
            maxLength={MOST}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            value={source}
            aria-invalid={faults.length > 0}
            aria-describedby={faults.length > 0 ? `${id}-faults` : undefined}
            onChange={(event) => onSource(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {faults.length > 0 && (
            <section id={`${id}-faults`} className="own-faults" role="alert">
              <h2>{text.problems(faults.length)}</h2>
              <ul>
                {faults.map((fault) => (
                  <li key={`${fault.line} ${fault.column} ${fault.message}`}>
                    <button type="button" onClick={() => goTo(fault)}>
                      {text.place(fault.line, fault.column)}
                    </button>
                    <code className="mono">{(lines[fault.line - 1] ?? '').trim().slice(0, 80)}</code>
                    <p>
                      {fault.message}
                      {fault.suggestion && (
                        <button type="button" className="btn line" onClick={() => mend(fault)}>
                          {text.meant(fault.suggestion)}
                        </button>
                      )}
                    </p>
                  </li>
                ))}
              </ul>
              <p>{text.stale}</p>
            </section>
          )}
          <div className="own-keys">
            <button type="submit" className="btn own-run">
              <Glyph name="play" size={16} />
              {text.run}
            </button>
            <label className="btn line" htmlFor={`${id}-file`}>
              {text.open}
            </label>
            <input
              id={`${id}-file`}
              className="hidden-text"
              type="file"
              accept=".yaml,.yml,.json,text/yaml,application/json"
              onChange={open}
            />
            <span role="status">{waits ? text.reading : ''}</span>
          </div>
        </form>
        <p className="own-more">
          <Link href="/scenarios/">{text.language}</Link>
        </p>
      </main>
      <SiteFooter />
    </>
  );
}
