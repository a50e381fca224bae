import { text } from '@/components/text/catalogue';
import { Lost } from '@/components/ui/lost';

export const metadata = { title: text.notFoundTitle };

export default function NotFound() {
  return <Lost title={text.notFoundTitle} says={text.notFoundText} href="/" way={text.notFoundHome} />;
}
