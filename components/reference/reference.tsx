'use client';
// All entries of the reference on one page, with a field that narrows them down.

import { useId, useState } from 'react';
import { referenceText as text } from '../text/reference';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import type { Group, Listed } from './model';

export function Reference({ groups }: { groups: readonly Group[] }) {
  const [query, setQuery] = useState('');
  const id = useId();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ name, says, rfc }: Listed) => {
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
          .map(({ id: group, title, href, entries }) => (
            <section key={group} aria-labelledby={group}>
              <h2 id={group}>{href ? <Link href={href}>{title}</Link> : title}</h2>
              <dl>
                {entries.map((entry) => (
                  <div key={entry.id} id={entry.id}>
                    <dt>
                      <Link href={entry.href}>{entry.name}</Link>
                    </dt>
                    <dd>
                      {entry.says} {entry.shown === false && <i>({text.none})</i>}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </main>
      <SiteFooter />
    </>
  );
}
