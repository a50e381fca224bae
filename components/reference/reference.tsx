'use client';
// The reference on one page, with a field that narrows it down.

import Link from 'next/link';
import { useId, useState } from 'react';
import { referenceText as text } from '../text/reference';
import { SiteFooter, SiteHeader } from '../ui/site';

export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  /** 'RFC 3261 §17.1.1.2', or nothing. */
  readonly rfc: string | null;
  /** How long, for timers. */
  readonly lasts?: string;
  /** A moment of a run that shows it; null when none does; absent where it makes no sense. */
  readonly example?: { readonly href: string; readonly title: string } | null;
}

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

export function Reference({ groups }: { groups: readonly Group[] }) {
  const [query, setQuery] = useState('');
  const id = useId();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ name, says, rfc }: Entry) => {
    const all = `${name} ${says} ${rfc ?? ''}`.toLowerCase();
    return words.every((word) => all.includes(word));
  };
  const shown = groups.map((group) => ({ ...group, entries: group.entries.filter(fits) }));
  return (
    <>
      <SiteHeader />
      <main className="lesson-list reference">
        <h1>{text.title}</h1>
        <p className="stand">{text.intro}</p>
        <p className="reference-find needs-script">
          <label htmlFor={id}>{text.filter}</label>
          <input
            id={id}
            className="field"
            type="search"
            value={query}
            maxLength={80}
            onChange={(event) => setQuery(event.target.value)}
          />
          <span role="status">{text.found(shown.reduce((n, { entries }) => n + entries.length, 0))}</span>
        </p>
        {shown
          .filter(({ entries }) => entries.length > 0)
          .map(({ id: group, title, entries }) => (
            <section key={group} aria-labelledby={group}>
              <h2 id={group}>{title}</h2>
              <dl>
                {entries.map((entry) => (
                  <div key={entry.id} id={entry.id}>
                    <dt>{entry.name}</dt>
                    <dd>
                      {entry.says} {entry.lasts && <span className="mono">{entry.lasts}</span>}
                      <span className="reference-foot">
                        {entry.rfc && <span className="ref">{entry.rfc}</span>}
                        {entry.example && (
                          <Link href={entry.example.href} prefetch={false}>
                            {text.live}: {entry.example.title}
                          </Link>
                        )}
                        {entry.example === null && <i>{text.none}</i>}
                      </span>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        <h2 id="machines">{text.machines}</h2>
        <p>
          {text.machinesIntro} <Link href="/machines/">{text.machinesLink}</Link>
        </p>
      </main>
      <SiteFooter />
    </>
  );
}
