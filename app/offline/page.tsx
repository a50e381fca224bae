import type { Metadata } from 'next';
import { lostText } from '@/components/text/lost';
import { Lost } from '@/components/ui/lost';

export const metadata: Metadata = {
  title: lostText.offlineTitle,
  description: lostText.offlineText,
  robots: { index: false },
};

/** What the service worker answers with where a page is not kept and the network is gone. */
export default function OfflinePage() {
  return <Lost title={lostText.offlineTitle} says={lostText.offlineText} href="/learn/" way={lostText.offlineLearn} />;
}
