import '@fontsource-variable/inter/wght.css';
import './tokens.css';
import './base.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Shell } from '@/shell/Shell';

export const metadata: Metadata = {
  title: 'OCG',
  description: 'How work really happens, without exposing anyone.',
  referrer: 'same-origin',
};

/** What all pages share: the theme before the first paint, then the shell. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" data-theme="light" suppressHydrationWarning>
      <head>
        <script src="/first-paint.js" />
      </head>
      <body>
        <Shell>{children}</Shell>
      </body>
    </html>
  );
}
