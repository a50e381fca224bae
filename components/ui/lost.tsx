// A page with nothing to show: what happened, and the one way on. Every page of the site brings the one for readers who
// got lost along, so it is made of plain links, and no script comes with it.

import { text } from '../text/catalogue';
import { Logo } from './glyph';

const BASE = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

interface LostProps {
  readonly title: string;
  readonly says: string;
  readonly href: string;
  /** What the way on is called. */
  readonly way: string;
}

export const Lost = ({ title, says, href, way }: LostProps) => (
  <>
    <header className="sitenav">
      <a href={`${BASE}/`} className="brand" aria-label={text.brandLink}>
        <Logo size={22} />
        <span>{text.brand}</span>
      </a>
      <nav aria-label={text.siteNav}>
        {text.sitePages.map(([page, name]) => (
          <a key={page} href={`${BASE}${page}`}>
            {name}
          </a>
        ))}
      </nav>
    </header>
    <main className="home lost">
      <h1>{title}</h1>
      <p>{says}</p>
      <p className="links">
        <a className="btn line" href={`${BASE}${href}`}>
          {way}
        </a>
      </p>
    </main>
  </>
);
