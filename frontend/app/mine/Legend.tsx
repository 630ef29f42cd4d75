import { clsx } from 'clsx';
import { useWords } from '@/words/words';
import lane from './LaneRow.module.css';
import style from './Legend.module.css';
import { timelineWords } from './timelineWords';
import { mineWords } from './words';

const SHARING = ['shared', 'private', 'parked', 'open', 'suspended', 'taken_back'] as const;

/** What the looks of the bars mean. */
export function Legend() {
  const t = useWords(timelineWords);
  const mine = useWords(mineWords);
  return (
    <ul className={style.legend} aria-label={t('legend')}>
      {SHARING.map((sharing) => (
        <li key={sharing} className={style.entry}>
          <span className={clsx(lane.bar, lane[sharing], style.swatch)} aria-hidden />
          {mine(`sharingOf.${sharing}`)}
        </li>
      ))}
      <li className={style.entry}>
        <span className={style.dot} aria-hidden /> {t('eventsLegend')}
      </li>
    </ul>
  );
}
