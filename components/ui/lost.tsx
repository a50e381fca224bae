// A page with nothing to show but what is the matter and one way on: not found, or offline.

import Link from 'next/link';
import { SiteFooter, SiteHeader } from './site';

interface LostProps {
  readonly title: string;
  readonly says: string;
  readonly href: string;
  readonly way: string;
}

export const Lost = ({ title, says, href, way }: LostProps) => (
  <>
    <SiteHeader />
    <main className="home lost">
      <h1>{title}</h1>
      <p>{says}</p>
      <p className="links">
        <Link className="btn line" href={href}>
          {way}
        </Link>
      </p>
    </main>
    <SiteFooter />
  </>
);
