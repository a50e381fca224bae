'use client';

import './globals.css';
import { brokenText as text } from '@/components/text/broken';
import { Awake } from '@/components/ui/awake';

/** What a reader sees when a page breaks: what happened and a way on, in the site's own clothes. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="home lost">
          <h1>{text.title}</h1>
          <p>{text.what}</p>
          <p className="links">
            <button type="button" className="btn line" onClick={reset}>
              {text.again}
            </button>
          </p>
        </main>
        <Awake />
      </body>
    </html>
  );
}
