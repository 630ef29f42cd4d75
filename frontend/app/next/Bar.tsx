import type { ReactNode } from 'react';
import { useWords } from '@/words/words';
import style from './Bar.module.css';
import { nextWords } from './words';

interface BarProps {
  text: ReactNode;
  percent: number;
  /** What is said beside it. */
  more?: ReactNode;
  /** A guess is hatched. */
  guess?: boolean;
  /** Left out where there is nothing to add. */
  onAdd?: () => void;
  disabled?: boolean;
}

/** Something that may come, with how likely it is; it can be chosen. */
export function Bar({ text, percent, more, guess = false, onAdd, disabled = false }: BarProps) {
  const t = useWords(nextWords);
  const inside = (
    <>
      <span className={style.head}>
        <span className={style.text}>{text}</span>
        <span className={style.percent}>{t('percent', { percent: String(percent) })}</span>
      </span>
      <svg className={style.bar} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden>
        <rect className={guess ? style.guess : style.fill} width={percent} height="1" />
      </svg>
      {more && <span className={style.more}>{more}</span>}
    </>
  );
  return onAdd ? (
    <button type="button" className={style.choice} onClick={onAdd} disabled={disabled} title={t('append')}>
      {inside}
    </button>
  ) : (
    <div className={style.end}>{inside}</div>
  );
}
