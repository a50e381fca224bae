import type { Metadata } from 'next';
import { writeWish } from '@/components/practice/link';
import { LessonFrame } from '@/components/prose/lesson-frame';
import { Link } from '@/components/ui/link';
import { LESSONS, type LessonSlug, minutesOf } from '@/content/lessons';
import { lesson } from '../compile';
import { lessonParts } from '../parts';
import { setOf } from '../questions';

export const dynamicParams = false;

interface Props {
  params: Promise<{ slug: string }>;
}

export const generateStaticParams = () => LESSONS.map((slug) => ({ slug }));

const find = async ({ params }: Props) => lesson((await params).slug as LessonSlug);

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { head } = await find(props);
  return { title: head.title, description: head.stand };
}

export default async function LessonPage(props: Props) {
  const { slug, number, head, source, Body } = await find(props);
  const all = await Promise.all(LESSONS.map((name) => lesson(name)));
  const links = all.map((l) => ({ slug: l.slug, ...l.head }));
  const practice = `/practice/${writeWish(await setOf(slug))}`;
  return (
    <LessonFrame
      slug={slug}
      number={number}
      head={head}
      minutes={minutesOf(source)}
      lessons={links}
      practice={practice}
    >
      <Body components={{ ...lessonParts, a: Link }} />
    </LessonFrame>
  );
}
