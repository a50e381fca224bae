import type { Metadata } from 'next';
import { ConformancePage } from '@/components/conformance/conformance';
import { conformanceText } from '@/components/text/conformance';
import { conformance } from '@/content/conformance';

export const metadata: Metadata = {
  title: conformanceText.title,
  description: conformanceText.intro,
};

export default function Page() {
  return <ConformancePage facts={conformance()} />;
}
