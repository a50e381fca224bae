import type { Metadata } from 'next';
import { TeachPage } from '@/components/present/teach-page';
import { presentText } from '@/components/text/present';
import { LESSONS } from '@/content/lessons';
import { playlistOfLesson } from '../learn/playlist';

export const metadata: Metadata = { title: presentText.teach, description: presentText.teachIntro };

export default async function Teach() {
  const lists = await Promise.all(
    LESSONS.map(async (slug) => {
      const { title, stops } = await playlistOfLesson(slug);
      return { slug, title, stops: stops.length };
    }),
  );
  return <TeachPage lists={lists} />;
}
