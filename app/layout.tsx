import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { brandText } from '@/components/text/brand';
import { siteText } from '@/components/text/site';
import { Awake } from '@/components/ui/awake';
import { Offline } from '@/components/ui/offline';
import { siteAddress } from './address';

export const metadata: Metadata = {
  title: { default: brandText.brand, template: `%s · ${brandText.brand}` },
  description: siteText.description,
  // Where the site knows its own address, each page says which address of it is the one to keep.
  ...(siteAddress === null ? {} : { metadataBase: siteAddress, alternates: { canonical: './' } }),
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfdfb' },
    { media: '(prefers-color-scheme: dark)', color: '#121419' },
  ],
};

// Before the first paint: a reader who chose a theme never sees the other one.
const chosenTheme = `try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: chosenTheme }} />
      </head>
      <body>
        {children}
        <Offline />
        <Awake />
      </body>
    </html>
  );
}
