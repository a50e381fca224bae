import type { Metadata } from 'next';
import { Presenter } from '@/components/present/presenter';
import { presentText } from '@/components/text/present';

export const metadata: Metadata = { title: presentText.start, description: presentText.teachIntro };

export default function PresentPage() {
  return <Presenter />;
}
