// robots.txt: everything may be read. Where the site knows its own address, the list of its pages is named as well.

import type { MetadataRoute } from 'next';
import { siteAddress } from './address';

export const dynamic = 'force-static';

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/' },
    ...(siteAddress ? { sitemap: new URL('sitemap.xml', siteAddress).href } : {}),
  };
}
