'use client';
// The search page: a field, and the places found, best first. The index is loaded when the field is first used.

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { searchText as text } from '../text/search';
import { Glyph } from '../ui/glyph';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import { KINDS, type Kind } from './model';
import type { Hit, Piece, Search } from './search';

type State = 'idle' | 'loading' | 'ready' | 'failed';

const Marked = ({ of }: { of: readonly Piece[] }) =>
  of.map(({ text: piece, on }, i) => (on ? <mark key={i}>{piece}</mark> : piece));

/** The search once it is loaded, and how far loading has come. */
function useSearch(tries: number): { readonly search: Search | null; readonly state: State } {
  const [search, setSearch] = useState<Search | null>(null);
  const [state, setState] = useState<State>('idle');
  useEffect(() => {
    if (tries === 0) return;
    let gone = false;
    setState('loading');
    import('./search')
      .then(({ loadSearch }) => loadSearch())
      .then((loaded) => {
        if (gone) return;
        setSearch(loaded);
        setState('ready');
      })
      .catch(() => {
        if (!gone) setState('failed');
      });
    return () => {
      gone = true;
    };
  }, [tries]);
  return { search, state };
}

export function SearchPage() {
  const [query, setQuery] = useState('');
  const [tries, setTries] = useState(0);
  const want = () => setTries((n) => Math.max(1, n));
  const [kind, setKind] = useState<Kind | null>(null);
  const { search, state } = useSearch(tries);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const id = useId();
  useEffect(() => {
    const asked = new URLSearchParams(location.search).get('q') ?? '';
    setQuery(asked.slice(0, 200));
    if (asked !== '') setTries(1);
    field.current?.focus();
  }, []);
  const ask = (words: string) => {
    setQuery(words);
    want();
    const q = words.trim() === '' ? location.pathname : `?q=${encodeURIComponent(words.trim())}`;
    history.replaceState(history.state, '', q);
  };
  const all = search?.ask(query) ?? [];
  const hits = kind === null ? all : all.filter((hit) => hit.kind === kind);
  const kinds = KINDS.filter((one) => all.some((hit) => hit.kind === one));
  const onKeyDown = (event: KeyboardEvent) => {
    const links = [...(list.current?.querySelectorAll('a') ?? [])];
    const here = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === 'Escape' && here >= 0) field.current?.focus();
    else if (event.key === 'ArrowDown') links[Math.min(here + 1, links.length - 1)]?.focus();
    else if (event.key === 'ArrowUp' && here >= 0) (links[here - 1] ?? field.current)?.focus();
    else if (event.key === 'Enter' && here < 0) links[0]?.click();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <SiteHeader />
      <main className="search">
        <h1>{text.title}</h1>
        <p className="stand">{text.intro}</p>
        <noscript>
          <p>
            {text.noScript} <Link href="/reference/">{text.reference}</Link>
          </p>
        </noscript>
        <div className="needs-script" role="search" onKeyDown={onKeyDown}>
          <label htmlFor={id}>{text.label}</label>
          <span className="search-field">
            <Glyph name="search" size={20} />
            <input
              ref={field}
              id={id}
              type="search"
              value={query}
              placeholder={text.placeholder}
              aria-describedby={`${id}-keys`}
              maxLength={200}
              spellCheck={false}
              autoComplete="off"
              onFocus={want}
              onChange={(event) => ask(event.target.value)}
            />
          </span>
          <p id={`${id}-keys`} className="search-keys">
            {text.keys}
          </p>
          {kinds.length > 1 && <Filters kinds={kinds} chosen={kind} onChoose={setKind} />}
          <p role="status" className="search-status">
            {state === 'loading' && text.loading}
            {state === 'failed' && text.failed}
            {state === 'ready' && query.trim() !== '' && said(hits.length, query)}
          </p>
          {state === 'failed' && (
            <button type="button" className="btn line" onClick={() => setTries((n) => n + 1)}>
              {text.again}
            </button>
          )}
          {state === 'ready' && hits.length === 0 && <Meant search={search} query={query} onAsk={ask} />}
          <ol ref={list} className="search-list" aria-label={text.results}>
            {hits.map((hit) => (
              <Row key={`${hit.kind} ${hit.title} ${hit.href}`} hit={hit} />
            ))}
          </ol>
        </div>
      </main>
      <SiteFooter />
    </>
  );
}

const MOST = 60;
const said = (n: number, query: string): string =>
  n === 0 ? text.nothing(query.trim()) : n >= MOST ? text.most : text.found(n);

const Row = ({ hit }: { hit: Hit }) => (
  <li>
    <Link href={hit.href}>
      <b>
        <Marked of={hit.heading} />
      </b>
      <small>{text.kinds[hit.kind]}</small>
      <span>
        <Marked of={hit.snippet} />
      </span>
    </Link>
  </li>
);

interface FiltersProps {
  readonly kinds: readonly Kind[];
  readonly chosen: Kind | null;
  onChoose(kind: Kind | null): void;
}

const Filters = ({ kinds, chosen, onChoose }: FiltersProps) => (
  <fieldset className="search-filters">
    <legend>{text.filters}</legend>
    {[null, ...kinds].map((kind) => (
      <button
        key={kind ?? 'all'}
        type="button"
        className="btn line"
        aria-pressed={chosen === kind}
        onClick={() => onChoose(kind)}
      >
        {kind === null ? text.all : text.kinds[kind]}
      </button>
    ))}
  </fieldset>
);

function Meant({ search, query, onAsk }: { search: Search | null; query: string; onAsk(words: string): void }) {
  const meant = query.trim() === '' ? null : (search?.meant(query) ?? null);
  return (
    meant && (
      <p>
        {text.meant}{' '}
        <button type="button" className="btn line" onClick={() => onAsk(meant)}>
          {meant}
        </button>
        ?
      </p>
    )
  );
}
