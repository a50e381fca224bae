import { lostText } from '@/components/text/lost';
import { Lost } from '@/components/ui/lost';

export const metadata = { title: lostText.notFoundTitle };

export default function NotFound() {
  const { notFoundTitle, notFoundText, notFoundHome, notFoundSearch } = lostText;
  return (
    <Lost title={notFoundTitle} says={notFoundText} href="/" way={notFoundHome} other={['/search/', notFoundSearch]} />
  );
}
