'use client';

import './globals.css';
import { text } from '@/components/text/catalogue';

/** What a reader sees when a page breaks: what happened and a way on, in the site's own clothes. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="home lost">
          <h1>{text.brokenTitle}</h1>
          <p>{text.brokenText}</p>
          <p className="links">
            <button type="button" className="btn line" onClick={reset}>
              {text.brokenAgain}
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
