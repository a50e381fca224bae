import type { Metadata } from 'next';
import { text } from '@/components/text/catalogue';
import { Lost } from '@/components/ui/lost';

export const metadata: Metadata = { title: text.offlineTitle, description: text.offlineText, robots: { index: false } };

/** What the service worker answers with where a page is not kept and the network is gone. */
export default function OfflinePage() {
  return <Lost title={text.offlineTitle} says={text.offlineText} href="/learn/" way={text.offlineLearn} />;
}
