import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import style from './Withheld.module.css';

/** The one mark for "withheld", everywhere: hatched, with the word for whoever cannot see it. */
export function WithheldMark() {
  const t = useWords(sharedWords);
  return (
    <span className={style.mark} title={t('notice')}>
      {t('withheld')}
    </span>
  );
}

/** The one sentence. */
export function WithheldNotice() {
  const t = useWords(sharedWords);
  return (
    <p className={style.notice}>
      <span className={style.swatch} aria-hidden />
      {t('notice')}
    </p>
  );
}
