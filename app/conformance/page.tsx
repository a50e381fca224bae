import type { Metadata } from 'next';
import { ConformancePage } from '@/components/conformance/conformance';
import { text } from '@/components/text/catalogue';
import { conformance } from '@/content/conformance';

export const metadata: Metadata = { title: text.conformanceTitle, description: text.conformanceIntro };

export default function Page() {
  return <ConformancePage facts={conformance()} />;
}
