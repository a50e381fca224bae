import Link from 'next/link';
import { text } from '@/components/text/catalogue';
import { SiteFooter, SiteHeader } from '@/components/ui/site';

export const metadata = { title: text.notFoundTitle };

export default function NotFound() {
  return (
    <>
      <SiteHeader />
      <main className="home lost">
        <h1>{text.notFoundTitle}</h1>
        <p>{text.notFoundText}</p>
        <p className="links">
          <Link className="btn line" href="/">
            {text.notFoundHome}
          </Link>
        </p>
      </main>
      <SiteFooter />
    </>
  );
}
