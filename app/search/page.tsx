import type { Metadata } from 'next';
import { SearchPage } from '@/components/search/search-page';
import { searchText as text } from '@/components/text/search';

export const metadata: Metadata = { title: text.title, description: text.intro };

export default function Page() {
  return <SearchPage />;
}
