import type { Metadata } from 'next';
import { words } from '@/app/reference/entries';
import { linked } from '@/app/reference/linked';
import { momentLink } from '@/app/reference/live';
import { lessonTitle } from '@/app/reference/titles';
import { WordsPage } from '@/components/reference/words-page';
import { referenceText as text } from '@/components/text/reference';
import { LESSONS, lessonSource } from '@/content/lessons';
import { wordId } from '@/content/reference';

export const metadata: Metadata = { title: text.wordsTitle, description: text.wordsIntro };

const explainedIn = (name: string) =>
  LESSONS.filter((slug) => lessonSource(slug).includes(`<Term name="${name}"`))
    .slice(0, 2)
    .map((slug) => ({ label: lessonTitle(slug), href: `/learn/${slug}/`, kind: text.kinds.lesson }));

export default function Page() {
  const views = words().map(({ name, says, rfc, live }) => ({
    id: wordId(name),
    name,
    says: linked(says, [`/reference/words/#${wordId(name)}`]),
    rfc,
    example: live ? momentLink(...live) : null,
    lessons: explainedIn(name),
  }));
  return <WordsPage words={views} />;
}
