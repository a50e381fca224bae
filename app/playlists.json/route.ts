// The lessons as playlists, made from their texts: one small file that the presenter and the list of playlists read.

import { playlistOfLesson } from '@/app/learn/playlist';
import { LESSONS } from '@/content/lessons';

export const dynamic = 'force-static';

export async function GET() {
  const lists = await Promise.all(LESSONS.map(async (slug) => [slug, await playlistOfLesson(slug)] as const));
  return Response.json(Object.fromEntries(lists));
}
