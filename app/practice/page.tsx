import type { Metadata } from 'next';
import { Practice } from '@/components/practice/practice';
import { practiceText as text } from '@/components/text/practice';
import { countsOf, practiceIndex } from './moments';

export const metadata: Metadata = { title: text.title, description: text.intro };

export default function PracticePage() {
  return <Practice counts={countsOf(practiceIndex())} />;
}
