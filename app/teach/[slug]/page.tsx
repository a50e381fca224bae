import type { Metadata } from 'next';
import { GuidePage } from '@/components/present/guide-page';
import { presentText } from '@/components/text/present';
import { LESSONS, type LessonSlug } from '@/content/lessons';
import { guideTo } from '../../learn/guide';

export const dynamicParams = false;

interface Props {
  params: Promise<{ slug: string }>;
}

export const generateStaticParams = () => LESSONS.map((slug) => ({ slug }));

const find = async ({ params }: Props) => guideTo((await params).slug as LessonSlug);

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title, opening } = await find(props);
  return { title: presentText.guideTitle(title), description: opening };
}

export default async function TeachGuide(props: Props) {
  return <GuidePage guide={await find(props)} />;
}
