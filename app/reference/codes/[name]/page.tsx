import type { Metadata } from 'next';
import { addressOf, codeEntry, codeNames } from '@/app/reference/entries';
import { EntryPage } from '@/components/reference/entry-page';
import { plain } from '@/components/reference/pieces';
import { slugOf } from '@/content/reference';

export const dynamicParams = false;

interface Props {
  params: Promise<{ name: string }>;
}

export const generateStaticParams = () => codeNames.map((name) => ({ name: slugOf(name) }));

const find = async ({ params }: Props) => codeEntry(addressOf('code', (await params).name));

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { heading, says, why } = await find(props);
  return { title: heading, description: `${plain(says)} ${plain(why)}`.slice(0, 300) };
}

export default async function Page(props: Props) {
  return <EntryPage view={await find(props)} />;
}
