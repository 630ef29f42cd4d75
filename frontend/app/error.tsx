'use client';

import { Button } from '@/kit/Button';
import { State } from '@/kit/State';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';

/** A page that broke while it was drawn: said in its place, the navigation stays. */
export default function PageBroke({ reset }: { reset: () => void }) {
  const t = useWords(sharedWords);
  return (
    <State role="alert" title={t('problem.broken')} action={<Button onClick={reset}>{t('retry')}</Button>}>
      <p>{t('problem.brokenHelp')}</p>
    </State>
  );
}
