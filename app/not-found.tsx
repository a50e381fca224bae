import { lostText } from '@/components/text/lost';
import { Lost } from '@/components/ui/lost';

export const metadata = { title: lostText.notFoundTitle };

export default function NotFound() {
  return <Lost title={lostText.notFoundTitle} says={lostText.notFoundText} href="/" way={lostText.notFoundHome} />;
}
