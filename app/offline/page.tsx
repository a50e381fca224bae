import type { Metadata } from 'next';
import Link from 'next/link';
import { text } from '@/components/text/catalogue';
import { SiteFooter, SiteHeader } from '@/components/ui/site';

export const metadata: Metadata = { title: text.offlineTitle, description: text.offlineText, robots: { index: false } };

/** What the service worker answers with where a page is not kept and the network is gone. */
export default function OfflinePage() {
  return (
    <>
      <SiteHeader />
      <main className="home lost">
        <h1>{text.offlineTitle}</h1>
        <p>{text.offlineText}</p>
        <p className="links">
          <Link className="btn line" href="/learn/">
            {text.offlineLearn}
          </Link>
        </p>
      </main>
      <SiteFooter />
    </>
  );
}
