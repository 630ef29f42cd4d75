import { clsx } from 'clsx';
import type { Task } from '@/api/contract.gen';
import { Info } from '@/kit/Info';
import { useWords } from '@/words/words';
import lane from './LaneRow.module.css';
import style from './Legend.module.css';
import { timelineWords } from './timelineWords';
import { mineWords } from './words';

const SHARING = ['shared', 'private', 'parked', 'open', 'suspended', 'taken_back'] as const;

/** What the looks of these bars mean, and what the keyboard does. */
export function Legend({ tasks, columns }: { tasks: readonly Task[]; columns: boolean }) {
  const t = useWords(timelineWords);
  const mine = useWords(mineWords);
  return (
    <ul className={style.legend} aria-label={t('legend')}>
      {columns
        ? (['sharedTasks', 'otherTasks'] as const).map((what) => (
            <li key={what} className={style.entry}>
              <span className={clsx(style.square, style[what])} aria-hidden /> {t(what)}
            </li>
          ))
        : SHARING.filter((sharing) => tasks.some((task) => task.sharing === sharing)).map((sharing) => (
            <li key={sharing} className={style.entry}>
              <span className={clsx(lane.bar, lane[sharing], style.swatch)} aria-hidden />
              {mine(`sharingOf.${sharing}`)}
            </li>
          ))}
      <li className={style.entry}>
        <span className={style.dot} aria-hidden /> {t('eventsLegend')}
      </li>
      <li>
        <Info title={t('keysTitle')}>{t('keys')}</Info>
      </li>
    </ul>
  );
}
