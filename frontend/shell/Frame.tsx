import dynamic from 'next/dynamic';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { Session } from '@/api/contract.gen';
import { useWords } from '@/words/words';
import style from './Frame.module.css';
import { Mark } from './Mark';
import { Navigation } from './Navigation';
import { Stale } from './Stale';
import { useFocusKept } from './useFocusKept';
import { shellWords } from './words';

const MobileMenu = dynamic(() => import('./MobileMenu').then((it) => it.MobileMenu), { ssr: false });

/** Navigation beside the page, or behind a button where there is no room. */
export function Frame({ visitor, children }: { visitor: Session; children: ReactNode }) {
  const t = useWords(shellWords);
  const narrow = useNarrow();
  useFocusKept();
  return (
    <div className={style.frame}>
      <a href="#content" className={style.skip}>
        {t('skip')}
      </a>
      <div className={style.side}>
        <Navigation visitor={visitor} />
      </div>
      <header className={style.top}>
        {narrow && <MobileMenu visitor={visitor} />}
        <Mark size={24} />
      </header>
      <div className={style.column}>
        <Stale />
        <main id="content" className={style.content} tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}

/** The same width as in the style sheet. */
const NARROW = '(max-width: 60rem)';

function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(NARROW);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(NARROW).matches,
    () => false,
  );
}
