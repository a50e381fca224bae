import type { Metadata } from 'next';
import { shownMachine } from '@/app/machines';
import { MachinePage } from '@/components/machines/machine-page';
import { listedMachine } from '@/components/machines/view';
import { machineNames } from '@/engine';

export const dynamicParams = false;

interface Props {
  params: Promise<{ name: string }>;
}

export const generateStaticParams = () => machineNames.map((name) => ({ name }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, purpose } = listedMachine((await params).name);
  return { title, description: purpose };
}

export default async function Page({ params }: Props) {
  return <MachinePage view={shownMachine((await params).name)} />;
}
