import { useEffect, useState } from 'react';
import { signInAddress } from '@/api/session';
import { ButtonAnchor } from '@/kit/Button';
import { useWords } from '@/words/words';
import { Appearance } from './Appearance';
import { Mark } from './Mark';
import style from './SignIn.module.css';
import { shellWords } from './words';

/** For whoever is not logged in, on any page; afterwards they are where they wanted to go. */
export function SignIn() {
  const t = useWords(shellWords);
  const [back, setBack] = useState('/processes');
  useEffect(() => {
    const here = location.pathname + location.search;
    setBack(here === '/' ? '/processes' : here);
    document.title = `${t('signIn.button')} · OCG`;
  }, [t]);
  return (
    <main className={style.page}>
      <div className={style.card}>
        <Mark />
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.text')}</p>
        <ButtonAnchor look="main" href={signInAddress(back)} className={style.button}>
          {t('signIn.button')}
        </ButtonAnchor>
        <p className={style.promise}>{t('signIn.promise')}</p>
      </div>
      <Appearance />
    </main>
  );
}
