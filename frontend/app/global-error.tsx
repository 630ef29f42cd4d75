'use client';

import './tokens.css';
import './base.css';
import { Button } from '@/kit/Button';
import { State } from '@/kit/State';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';

/** Where nothing is left but the document: what surrounds all pages broke. */
export default function EverythingBroke() {
  const t = useWords(sharedWords);
  return (
    <html lang="en">
      <body>
        <main>
          <State
            role="alert"
            title={t('problem.broken')}
            action={<Button onClick={() => location.assign('/')}>{t('problem.fromTheStart')}</Button>}
          >
            <p>{t('problem.brokenHelp')}</p>
          </State>
        </main>
      </body>
    </html>
  );
}
