// A method, a header, a code or a timer on a page of its own: what it is for, a live example, the rule, where it may stand.

import { referenceText as text } from '../text/reference';
import { cx } from '../ui/cx';
import { Glyph } from '../ui/glyph';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import { LiveExample } from './live-example';
import type { AllowedView, EntryExample, EntryLink, EntryView } from './model';
import { Text } from './pieces';

const GROUPS = { method: text.methods, header: text.headers, code: text.codes, timer: text.timers } as const;

export function EntryPage({ view }: { view: EntryView }) {
  const { example } = view;
  const isCode = view.kind === 'code';
  return (
    <>
      <SiteHeader />
      <main className="entry">
        <header className="entry-head">
          <p className="crumb">
            <Link href="/reference/">{text.title}</Link>
            <span aria-hidden="true">/</span>
            <Link href={`/reference/#${view.kind}s`}>{GROUPS[view.kind]}</Link>
          </p>
          <h1 className={cx(view.kind !== 'timer' && 'mono')}>{view.heading}</h1>
          <p className="stand">
            <Text of={view.says} />
          </p>
        </header>
        <div className="entry-text">
          <h2>{isCode ? text.who : text.why}</h2>
          <p>
            <Text of={view.why} />
          </p>
          {view.rule && (
            <>
              <h2>{isCode ? text.does : text.rule}</h2>
              <p>
                <Text of={view.rule.text} /> {view.rule.rfc && <span className="ref">{view.rule.rfc}</span>}
              </p>
            </>
          )}
          {example && <Here example={example} />}
          {view.mistake && (
            <aside className="box pitfall" aria-label={text.mistake}>
              <p className="box-title">{text.mistake}</p>
              <p>
                <Text of={view.mistake} />
              </p>
            </aside>
          )}
        </div>
        <div className="entry-side">
          {example ? (
            <LiveExample figure={example.figure} chosen={example.chosen} />
          ) : (
            <p className="entry-none">{text.noneLong}</p>
          )}
          <h2>{text.facts}</h2>
          <dl className="entry-facts">
            {view.facts.map((fact) => (
              <div key={fact.label}>
                <dt>{fact.label}</dt>
                <dd>
                  <Text of={fact.text} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="entry-rest">
          {example && example.parts.length > 0 && <Parts example={example} />}
          {view.allowed.length > 0 && <Allowed kind={view.kind} rows={view.allowed} />}
          <h2>{text.see}</h2>
          <ul className="entry-see">
            {view.see.map((link) => (
              <li key={link.href}>
                <Link href={link.href}>{link.label}</Link> <small>{link.kind}</small>
              </li>
            ))}
          </ul>
        </div>
        <nav className="pn" aria-label={text.title}>
          {view.before ? <Around link={view.before} label={text.before} /> : <span />}
          {view.after && <Around link={view.after} label={text.next} next />}
        </nav>
      </main>
      <SiteFooter />
    </>
  );
}

function Here({ example }: { example: EntryExample }) {
  return (
    <>
      <h2>{text.here}</h2>
      <p>
        {example.says} {example.rfc && <span className="ref">{example.rfc}</span>}
      </p>
      {example.links.length > 0 && (
        <ul aria-label={text.links}>
          {example.links.map((link) => (
            <li key={link}>{link}</li>
          ))}
        </ul>
      )}
      {example.quote.length > 0 && (
        <figure className="quote">
          <pre className="mono">
            {example.quote.map((line, i) => (
              <span key={i} className={cx(line.on && 'on')}>
                {`${line.text}\n`}
              </span>
            ))}
          </pre>
          <figcaption>{text.quote}</figcaption>
        </figure>
      )}
    </>
  );
}

const Parts = ({ example }: { example: EntryExample }) => (
  <>
    <h2 id="parts">{text.parts}</h2>
    <div className="scroll" tabIndex={0} role="region" aria-labelledby="parts">
      <table>
        <thead>
          <tr>
            <th scope="col">{text.part}</th>
            <th scope="col">{text.value}</th>
            <th scope="col">{text.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {example.parts.map((part, i) => (
            <tr key={i}>
              <th scope="row">{part.name}</th>
              <td className="mono">{part.value}</td>
              <td>{part.says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </>
);

function Allowed({ kind, rows }: { kind: EntryView['kind']; rows: readonly AllowedView[] }) {
  const group = kind === 'method' ? 'headers' : 'methods';
  return (
    <>
      <h2 id="allowed">{kind === 'method' ? text.carries : text.allowed}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="allowed">
        <table>
          <tbody>
            {rows.map((row) => (
              <tr key={row.where}>
                <th scope="row">
                  {row.where}
                  {row.proxy && <small>{`${text.proxy} ${row.proxy}`}</small>}
                </th>
                <td>
                  {row.marks.map(({ word, names }) => (
                    <p key={word}>
                      {word && <b>{word} </b>}
                      <Names of={names} group={group} />
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="entry-source">{text.tableFrom}</p>
    </>
  );
}

const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

const Names = ({ of, group }: { of: readonly string[]; group: string }) =>
  of.map((name, i) => (
    <span key={name}>
      {i > 0 && ', '}
      <Link href={`/reference/${group}/${slug(name)}/`}>{name}</Link>
    </span>
  ));

function Around({ link, label, next = false }: { link: EntryLink; label: string; next?: boolean }) {
  return (
    <Link className={cx(next && 'next')} href={link.href}>
      <span>
        {!next && <Glyph name="left" size={14} />}
        {label}
        {next && <Glyph name="right" size={14} />}
      </span>
      <b>{link.label}</b>
    </Link>
  );
}
