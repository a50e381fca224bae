import type { Metadata } from 'next';
import { OwnPage } from '@/components/own/own-page';
import { ownText } from '@/components/text/own';

export const metadata: Metadata = { title: ownText.title, description: ownText.description };

export default function Page() {
  return <OwnPage />;
}
