import { useEffect, useState } from 'react';
import { signInAddress } from '@/api/session';
import { ButtonAnchor } from '@/kit/Button';
import { Notice } from '@/kit/Notice';
import { useWords } from '@/words/words';
import { Appearance } from './Appearance';
import { Mark } from './Mark';
import style from './SignIn.module.css';
import { shellWords } from './words';

/** For whoever is not logged in, on any page; afterwards they are where they wanted to go. */
export function SignIn() {
  const t = useWords(shellWords);
  const [back, setBack] = useState('/processes');
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const here = location.pathname + location.search;
    setBack(location.pathname === '/' ? '/processes' : here);
    setFailed(new URLSearchParams(location.search).get('sign-in') === 'failed');
    document.title = `${t('signIn.button')} · OCG`;
  }, [t]);
  return (
    <main className={style.page}>
      <div className={style.card}>
        <Mark />
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.text')}</p>
        {failed && <Notice tone="warn">{t('signIn.failed')}</Notice>}
        <ButtonAnchor look="main" href={signInAddress(back)} className={style.button}>
          {t('signIn.button')}
        </ButtonAnchor>
        <p className={style.promise}>{t('signIn.promise')}</p>
      </div>
      <Appearance />
    </main>
  );
}
