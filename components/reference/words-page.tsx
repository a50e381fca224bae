// The glossary: each word with what it means, a moment where it lives, and the lessons that explain it.

import { referenceText as text } from '../text/reference';
import { Link } from '../ui/link';
import { SiteFooter, SiteHeader } from '../ui/site';
import type { WordView } from './model';
import { Text } from './pieces';

export const WordsPage = ({ words }: { words: readonly WordView[] }) => (
  <>
    <SiteHeader />
    <main className="lesson-list reference">
      <p className="crumb">
        <Link href="/reference/">{text.title}</Link>
        <span aria-hidden="true">/</span> {text.words}
      </p>
      <h1>{text.wordsTitle}</h1>
      <p className="stand">{text.wordsIntro}</p>
      <dl>
        {words.map((word) => (
          <div key={word.id} id={word.id}>
            <dt>{word.name}</dt>
            <dd>
              <Text of={word.says} />
              <span className="reference-foot">
                {word.rfc && <span className="ref">{word.rfc}</span>}
                {word.example && (
                  <Link href={word.example.href}>
                    {text.live}: {word.example.title}
                  </Link>
                )}
                {word.lessons.map((link) => (
                  <Link key={link.href} href={link.href}>
                    {text.usedIn}: {link.label}
                  </Link>
                ))}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </main>
    <SiteFooter />
  </>
);
